//go:build ignore

// Prints the names of classes that Go has tables for: categories, then scripts.
package main

import (
	"fmt"
	"maps"
	"slices"
	"unicode"
)

func main() {
	for _, tables := range []map[string]*unicode.RangeTable{unicode.Categories, unicode.Scripts} {
		for _, name := range slices.Sorted(maps.Keys(tables)) {
			fmt.Println(name)
		}
	}
}
