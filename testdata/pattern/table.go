//go:build ignore

// Makes the table of patterns that tests/pattern.rs holds src/pattern to, with the answers of Go:
//
//	go run testdata/pattern/table.go | python3 testdata/pattern/add_re2.py > testdata/pattern/table.jsonl
//
// With -random N it makes N patterns of nasty pieces instead, for a comparison by hand:
//
//	go run testdata/pattern/table.go -random 20000 -seed 7 | python3 testdata/pattern/add_re2.py > /tmp/random.jsonl
//	PATTERN_TABLE=/tmp/random.jsonl cargo test --test all pattern
//
// A line has the pattern (a text, or texts and how often each is repeated), what Go finds wrong with it (nothing, if it compiles), and
// texts, each with a g if Go says that the pattern matches the whole of it.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode"
)

type line struct {
	Pattern any               `json:"pattern"`
	Go      string            `json:"go"`
	Texts   map[string]string `json:"texts,omitempty"`
}

// part is a text and how often it is repeated, for patterns too long to write down.
type part struct {
	text  string
	count int
}

var (
	out  = bufio.NewWriter(os.Stdout)
	seen = map[string]bool{}
	rng  = rand.New(rand.NewSource(1))
	// a large program: only the verdicts are compared
	large = regexp.MustCompile(`[0-9]{3,},?\}|\{[0-9]{3,}`)
)

var pool = []string{
	"", "a", "A", "b", "c", "ab", "aa", "aaa", "abc", "1", "12", "_", "-", " ", "\t", "\n", "a\n", "a\nb", "\x00", "\x7f", "é", "É", "k", "K", "\u212a", "ſ", "s",
	"δ", "Δ", "{", "}", "/", "/users/12", "/users/{id}", `\`, "^", "$", ".", "(", ")", "[", "]", "x{2}", "xx", "😀", "漢", "\u00a0", "\u2028",
	"a b", "Ab", "a{,2}", "-a", "]a", "\U0002ebf0", "\u2ffc", "\ufffd", "ǅ", "ß", "ẞ", "ﬁ", "İ", "ı", "i", "I",
}

func fullMatch(re *regexp.Regexp, text string) bool {
	at := re.FindStringIndex(text)
	return at != nil && at[0] == 0 && at[1] == len(text)
}

func add(parts ...part) {
	var whole strings.Builder
	for _, p := range parts {
		whole.WriteString(strings.Repeat(p.text, p.count))
	}
	pattern := whole.String()
	if seen[pattern] {
		return
	}
	seen[pattern] = true
	l := line{Pattern: pattern}
	if len(pattern) > 400 {
		var lists [][2]any
		for _, p := range parts {
			lists = append(lists, [2]any{p.text, p.count})
		}
		l.Pattern = lists
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		var fault *syntax.Error
		if !errors.As(err, &fault) {
			panic(err)
		}
		l.Go = string(fault.Code)
	} else {
		if len(pattern) <= 200 && !large.MatchString(pattern) {
			re.Longest()
			l.Texts = map[string]string{}
			for _, text := range texts(pattern) {
				l.Texts[text] = map[bool]string{true: "g", false: ""}[fullMatch(re, text)]
			}
		}
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(l); err != nil {
		panic(err)
	}
}

func patterns(list ...string) {
	for _, pattern := range list {
		add(part{pattern, 1})
	}
}

// texts picks some that the pattern is likely to match, some that are nearly so, and some others.
func texts(pattern string) []string {
	var picked []string
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		panic(err)
	}
	for range 3 {
		var b strings.Builder
		if sample(tree, &b) && b.Len() <= 40 {
			text := b.String()
			picked = append(picked, text, mutated(text))
		}
	}
	for range 3 {
		picked = append(picked, pool[rng.Intn(len(pool))])
	}
	return picked
}

func mutated(text string) string {
	runes := []rune(text)
	if len(runes) == 0 || rng.Intn(4) == 0 {
		return text + pool[rng.Intn(len(pool))]
	}
	at := rng.Intn(len(runes))
	switch rng.Intn(3) {
	case 0:
		runes = append(runes[:at], runes[at+1:]...)
	case 1:
		runes[at] = unicode.SimpleFold(runes[at])
	default:
		runes[at] = []rune(pool[1+rng.Intn(len(pool)-1)])[0]
	}
	return string(runes)
}

// sample writes a text that the tree matches, places in the text aside.
func sample(re *syntax.Regexp, b *strings.Builder) bool {
	if b.Len() > 40 {
		return false
	}
	times := func(low, high int) bool {
		for range low + rng.Intn(high-low+1) {
			if !sample(re.Sub[0], b) {
				return false
			}
		}
		return true
	}
	switch re.Op {
	case syntax.OpNoMatch:
		return false
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			if re.Flags&syntax.FoldCase != 0 && rng.Intn(2) == 0 {
				r = unicode.SimpleFold(r)
			}
			b.WriteRune(r)
		}
	case syntax.OpCharClass:
		if len(re.Rune) == 0 {
			return false
		}
		at := rng.Intn(len(re.Rune)/2) * 2
		b.WriteRune(re.Rune[at] + rng.Int31n(re.Rune[at+1]-re.Rune[at]+1))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteString(pool[1+rng.Intn(8)])
	case syntax.OpCapture:
		return sample(re.Sub[0], b)
	case syntax.OpStar:
		return times(0, 2)
	case syntax.OpPlus:
		return times(1, 3)
	case syntax.OpQuest:
		return times(0, 1)
	case syntax.OpRepeat:
		if re.Max < 0 {
			return times(re.Min, re.Min+2)
		}
		return times(re.Min, re.Max)
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if !sample(sub, b) {
				return false
			}
		}
	case syntax.OpAlternate:
		return sample(re.Sub[rng.Intn(len(re.Sub))], b)
	}
	return true
}

var pieces = []string{
	"a", "b", "c", "ab", "abc", "k", "s", "é", "δ", "Σ", "1", "_", " ", "/", "\n", "-", ",", ":", "=", "!", "<", ">", "#", "&&", "~~", "--", ".", ".*", ".+", "^", "$", "|", "||",
	"(", ")", "(a", "b)", "(?:", "(?i)", "(?i:", "(?-i)", "(?-i:", "(?s)", "(?m)", "(?U)", "(?im-sU:", "(?sU)", "(?)", "(?-)", "(?x)", "(?P<n>", "(?P<n1>a)", "(?<n>", "(?P<", "(?P=n)",
	"(?<", "(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(?>a)", "(?#a)", "(?", "(?i", "*", "+", "?", "*?", "+?", "??", "**", "++", "*+", "?+", "{2}", "{2,}", "{0,3}", "{1,2}?", "{0}", "{0,}", "{1}",
	"{,2}", "{1001}", "{1000}", "{500}", "{3,2}", "{00}", "{01}", "{", "}", "{a}", "{1", "{1,", "{99999999999}", "[", "]", "[a-c]", "[^a]", "[^\\W]", "[a-\\d]", "[\\d-z]", "[a-]", "[-a]",
	"[]a]", "[^]a]", "[[]", "[z-a]", "[]", "[^]", "[a", "[^\\x00-\\x{10FFFF}]", "[[:alpha:]]", "[[:^word:]]", "[[:foo:]]", "[:alpha:]", "[[:alpha:", "[a&&b]", "[\\pL\\d_]", "[^\\pL]", "[\\Q]\\E]",
	"[\\b]", "[\\n]", "[a-z&&[^b]]", "[k-s]", "[\\x{100}-\\x{200}]", "[à-ÿ]", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\b", "\\B", "\\A", "\\z", "\\Z", "\\Q", "\\E", "\\Qa*\\E", "\\Q\\E", "\\pL", "\\PL",
	"\\pN", "\\p{Greek}", "\\P{^Lu}", "\\p{^Ll}", "\\p{lower}", "\\p{Lower}", "\\p{letter}", "\\pl", "\\p{Any}", "\\p{ASCII}", "\\p{", "\\p", "\\p{Old_Italic}", "\\p{}", "\\x41", "\\x{212A}",
	"\\x{17f}", "\\x{D800}", "\\x{110000}", "\\x{10FFFF}", "\\x", "\\x{", "\\x{}", "\\xg1", "\\u0041", "\\1", "\\12", "\\123", "\\400", "\\0", "\\8", "\\C", "\\", "\\a", "\\f", "\\t", "\\n", "\\r", "\\v",
	"\\.", "\\-", "\\_", "\\/", "\\é", "\\e", "\\h", "\\R", "\\X", "\\K", "\\G", "\\<",
}

// whole writes a pattern that is mostly well-formed, with counts up to most.
func whole(depth, most int) string {
	if depth == 0 || rng.Intn(4) == 0 {
		return atoms[rng.Intn(len(atoms))]
	}
	inner := func() string { return whole(depth-1, most) }
	switch rng.Intn(8) {
	case 0, 1, 2:
		return inner() + inner()
	case 3:
		return inner() + "|" + inner()
	case 4:
		return "(" + inner() + "|" + inner() + ")"
	case 5:
		return []string{"(", "(?:", "(?i:", "(?s:", "(?U:", "(?m:", "(?-i:", "(?P<n>"}[rng.Intn(8)] + inner() + ")"
	case 6:
		return "(?:" + inner() + ")" + []string{"*", "+", "?", "*?", "+?", "??"}[rng.Intn(6)]
	default:
		low := rng.Intn(most + 1)
		high := low + rng.Intn(most+1)
		counts := []string{fmt.Sprint(low), fmt.Sprint(low, ","), fmt.Sprintf("%d,%d", low, high), fmt.Sprintf("0,%d", high)}
		return "(?:" + inner() + "){" + strings.ReplaceAll(counts[rng.Intn(4)], " ", "") + "}"
	}
}

var atoms = []string{
	"a", "b", "ab", "abc", "abd", "k", "é", "δ", "ς", "1", "/", "-", "_", " ", ".", ".", "^", "$", "", "[ab]", "[a-c]", "[^a]", "[^/]", "\\d", "\\w", "\\W", "\\s", "\\S", "\\b", "\\B", "\\A", "\\z", "\\pL", "\\PL", "\\p{Lu}", "\\p{Greek}",
	"\\p{Han}", "[\\pL\\pN_-]", "[^\\pL]", "[à-ÿ]", "[α-ω]", "[[:alpha:]]", "[[:^digit:]]", "(?i)", "(?s)", "(?m)", "(?-i)", "\\x{212A}", "\\x{D800}", "[\\x{D7FF}-\\x{E000}]", "[^\\x00-\\x{10FFFF}]", "[\\s\\S]", "\\n", "a*", "a+b", "ab?", "a{2}", "[ab]{2}",
}

func random(count, most int) {
	for index := range count {
		if most > 3 || index%2 == 0 {
			patterns(whole(1+rng.Intn(6), most))
			continue
		}
		var b strings.Builder
		for range 1 + rng.Intn(7) {
			b.WriteString(pieces[rng.Intn(len(pieces))])
		}
		patterns(b.String())
	}
}

func main() {
	count := flag.Int("random", 0, "how many random patterns to make instead of the table")
	most := flag.Int("counts", 3, "how large the counts in them are: near 1000, programs become too large")
	seed := flag.Int64("seed", 1, "the seed of chance")
	flag.Parse()
	rng = rand.New(rand.NewSource(*seed))
	if *count > 0 {
		random(*count, *most)
	} else {
		table()
	}
	if err := out.Flush(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func table() {
	characters()
	repetitions()
	groups()
	classes()
	names()
	written()
	limits()
	alternatives()
	random(600, 3)
	random(200, 500)
}

// characters has every one of ASCII by itself, escaped, in a class, as a flag.
func characters() {
	for c := rune(0x20); c < 0x7f; c++ {
		s := string(c)
		patterns(s, `\`+s, "["+s+"]", `[\`+s+"]", "(?"+s+")a")
	}
	patterns("", "a", `\`, `a\`, "\x00", "\x7f", "\n", "é", "漢字", "😀", `\é`, "ﬁ", "\u212a", "(?i)\u212a", "(?i)k", "(?i)s", "(?i)ß", "(?i)ẞ", "(?i)ǅ", "(?i)δ", "(?i)σ", "(?i)İ", "(?i)ı", "(?i)i")
	patterns(`\0`, `\00`, `\000`, `\0000`, `\07`, `\08`, `\1`, `\7`, `\8`, `\9`, `\10`, `\18`, `\77`, `\123`, `\1234`, `\377`, `\400`, `\777`, `\778`)
	patterns(`\x4`, `\x41`, `\x411`, `\x4g`, `\xg4`, `\x`, `\x{}`, `\x{4`, `\x{41}`, `\x{000041}`, `\x{0000000041}`, `\x{10FFFF}`, `\x{10ffff}`, `\x{110000}`, `\x{ffffffffffff}`, `\x{d800}`, `\x{dfff}`, `\x{41 }`, `\x{ 41}`, `\x{-1}`, `\u0041`, `\u{41}`, `\U00000041`)
	patterns(`\a\f\t\n\r\v`, `\Qa.b*\E`, `\Q`, `\Q\E`, `\E`, `\Qab`, `\Qa\Eb\E`, `\Q\Q\E\E`, `\Qa\E*`, `a\Q\E*`, `\Q\E*`, `\Q\\E`, `\Q(\E(`, `(\Q)\E)`, `(?i)\Qk\E`, `a{2}\Q\E{2}`)
}

func repetitions() {
	operators := []string{"*", "+", "?", "*?", "+?", "??", "{0}", "{1}", "{2}", "{0,}", "{1,}", "{2,}", "{0,0}", "{0,1}", "{2,3}", "{2}?", "{2,}?", "{2,3}?", "{,2}", "{,}", "{}", "{a}", "{ 2}", "{2 }", "{2, 3}", "{-1}", "{01}", "{1,02}", "{00}", "{2", "{2,", "{2,3", "{1000}", "{1000,}", "{0,1000}", "{1001}", "{1001,}", "{0,1001}", "{2,1}", "{99999999}", "{100000000}", "{99999999999999999999}", "{1,99999999999999999999}"}
	for _, operator := range operators {
		patterns("a"+operator, operator, "(?:)"+operator, "^"+operator)
	}
	for _, a := range []string{"*", "+", "?", "*?", "{2}", "{0}"} {
		for _, b := range []string{"*", "+", "?", "*?", "{2}", "{3}?", "{,2}"} {
			patterns("a"+a+b, "(?:a"+a+")"+b, "(a"+a+")"+b, "a"+a+"(?i)"+b)
		}
	}
	patterns("(?:a{10}){100}", "(?:a{10}){101}", "(?:a{100}){11}", "(?:a{1000}){1}", "(?:a{1000}){2}", "(?:a{0}){1000}", "(?:(?:a{10}){10}){10}", "(?:(?:a{10}){10}){11}", "(?:a{2,}){500}", "(?:a{2,}){501}",
		"(?:a{0,2}){500}", "(?:a{0,2}){501}", "(?:a{500}|b{2}){2}", "(?:a{501}|b{2}){2}", "(?:a{501}b){1,2}", "(?:a{501}){0,1}", "(?:a{501}){0,}", "((a{31}){31})", "((a{31}){33})", "(?:a{0,}){1000}", "(?:(?:a{0,}){1000}){2}",
		"(?:a*){1000}", "(?:a{3}){3}{3}", "(?:x{2}y{3}){400}", "(?:\\b){1000}", "(?:a{7}){142}", "(?:a{7}){143}", "(?:(?:a{999}){1}){1}", "(?:a{1}){1000}", "(?:a{0,1}){1000}")
}

func groups() {
	for _, flags := range []string{"i", "m", "s", "U", "im", "ims", "imsU", "-i", "-imsU", "i-m", "im-sU", "i-i", "-", "i-", "--i", "i--m", "x", "ix", "u", "a", "L", "n", "", "P", "P=n", "P>n", "^", "^i", "R", "0", "1", "&n", "|", "#a", ">", "'n'"} {
		patterns("(?"+flags+")a.b$", "(?"+flags+":a.b$)c", "(?"+flags)
	}
	patterns("(?P<n>a)", "(?<n>a)", "(?P<n>a)(?P<n>b)", "(?P<n>a)(?<n>b)", "(?P<1>a)", "(?P<a_1>a)", "(?P<>a)", "(?<>a)", "(?P<n", "(?<n", "(?P<n>", "(?<n>", "(?P<", "(?<", "(?P<é>a)", "(?P<a-b>a)", "(?P<a b>a)", "(?P<a.b>a)", "(?P<n>a)*", "(?P<_>a)")
	patterns("(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "a(?=b)", "(?<=a)b", "(?>a)", "(?|a)", "(?R)", "(?1)", "(?(1)a)", "(?:a)", "(?:", "(?", "(", ")", "()", "(()", "())", "a)", "(a", "((a)", "(a))", "(|)", "(a|)", "(|a)", "|", "||", "a|", "|a", "a||b", "(?:|a)*", "(*)", "(+)", "|*", "a|*", "(?i)*", "^*", "$+", "\\b*", "\\b{2}", "(?:^)+", "(?i)", "a(?i)", "(?i)a(?-i)b", "(?i:a(?-i:b)c)", "((?i)a)b", "(?i)a|b", "a(?i)|b", "(a(?i)b)c", "(?s).", "(?s:.).", "(?m)^a$", "(?m:^)a", "(?-m)^a$", "(?U)a*", "(?U)a*?", "(?U:a+)a", "(?i-s)a.", "(?smiU)a", "(?ii)a", "(?i-i)a")
	patterns("^a$", "^^a$$", "a^b", "a$b", "^$", "$^", `\Aa\z`, `\A\A`, `a\z\n`, `a$\n`, `(?m)a$\nb`, `(?m)^a\n^b$`, `\b`, `\B`, `\ba\b`, `a\b`, `a\B`, `\Ba`, `é\b`, `\bé`, `a\bé`, `a\Bé`, `\b\B`, `a\b\b b`)
}

func classes() {
	patterns("[a]", "[ab]", "[a-c]", "[c-a]", "[a-a]", "[^a]", "[^a-c]", "[]", "[^]", "[]a]", "[^]a]", "[a]]", "[[]", "[[a]", "[a-]", "[-a]", "[a-b-c]", "[--a]", "[+--]", "[a\\-c]", "[\\]]", "[\\[]", "[a", "[^a", "[", "[^", "[a-", "[a-\\", "[\\", "[]", "[]-a]", "[!-]]", "[.]", "[*]", "[|]", "[(]", "[$]", "[^$]", "[^^]", "[\\^]", "[a^]", "[{2}]")
	for _, class := range []string{`\d`, `\D`, `\w`, `\W`, `\s`, `\S`, `\pL`, `\PL`, `\p{Greek}`, `\p{^Greek}`, `\P{^Greek}`, `\b`, `\B`, `\A`, `\z`, `\Q`, `\C`, `\n`, `\x41`, `\101`, `\1`, `\y`} {
		patterns("["+class+"]", "[^"+class+"]", "[a-"+class+"]", "["+class+"-z]", "(?i)["+class+"k]")
	}
	for _, class := range []string{"alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word", "xdigit", "foo", "", "Alpha", "^", "alpha "} {
		patterns("[[:"+class+":]]", "[[:^"+class+":]]", "[^[:"+class+":]]", "(?i)[[:"+class+":]]", "[:"+class+":]")
	}
	patterns("[[:alpha:]", "[[:alpha", "[[:alpha:", "[[:alpha:][:digit:]_-]", "[[:alpha:]-z]", "[a-[:alpha:]]", "[[.a.]]", "[[=a=]]", "[[::]]", "[[:]", "[[:]]", "[:]", "[a&&b]", "[a--b]", "[a~~b]", "[a||b]", "[a-z&&[^aeiou]]", "[[a-z][0-9]]", "[a[b]c]")
	patterns("(?i)[a-c]", "(?i)[^a-c]", "(?i)[k]", "(?i)[^k]", "(?i)[s]", "(?i)[A-z]", "(?i)[à-ö]", "(?i)[α-ω]", "(?i)[^α-ω]", "(?i)[\\x{1E9E}]", "(?i)[ß]", "(?i)[\\x00-\\x{10FFFF}]", "(?i)[^\\x00-\\x{10FFFF}]", "(?i)[ǄǅǆǇ]", "(?i)[\\x{1C80}-\\x{1C88}]", "(?i)\\w", "(?i)\\W", "(?i)[\\W]", "(?i)[^\\w]", "(?i)\\d", "(?i)\\pL", "(?i)\\p{Lu}", "(?i)\\P{Lu}", "(?i)\\p{Ll}", "(?i)[\\p{Lu}]", "(?i)[^\\p{Lu}]", "(?i)\\p{Lt}", "(?i)\\p{Greek}", "(?i)\\p{Latin}", "(?i)\\P{Latin}", "(?i)\\p{Any}", "(?i)\\p{ASCII}", "(?i)\\p{Assigned}", "(?i)\\p{LC}", "(?i)\\p{Cn}", "(?i)\\p{Mn}")
	patterns("[\\x00-\\x{10FFFF}]", "[^\\x00-\\x{10FFFF}]", "[^\\x00-\\x{10FFFF}]*", "a|[^\\x00-\\x{10FFFF}]", "[\\x{D7FF}-\\x{E000}]", "[\\x{D800}-\\x{DFFF}]", "[^\\x{D800}-\\x{DFFF}]", "[\\x{10FFFE}-\\x{10FFFF}]", "[\\s\\S]", "[\\w\\W]", "[\\d\\D]", "[^\\s\\S]", "[\\pL\\PL]", "[\\pL\\pN_.-]", "[^\\pL\\pN]", "[\\p{L}]", "[\\x{100}-\\x{10FFFF}]", "[\\x80-\\x{10FFFF}]", "[^a-z]", "[\\0-\\x1f]", "[ -~]", "[à-ÿ]", "[😀-😂]")
}

// names has every class of Unicode, as it is spelled and otherwise.
func names() {
	spelled := []string{"Any", "ASCII", "Ascii", "ascii", "Assigned", "assigned", "Unassigned", "any", "ANY", "L&", "LC", "lc", "Lc", "Cased_Letter", "Foo", "", "^", "^^L", "^L", "L^", "L l", "L-u", "L_u", "_L_", " L ", "Lu ", "Lx", "IsGreek", "InGreek", "Script=Greek", "sc=Greek", "gc=L", "Block", "Latn", "Grek", "Zyyy", "Emoji", "Alphabetic", "White_Space", "digit", "Digit", "alpha", "Alpha", "punct", "cntrl", "space", "lower", "upper", "XPosixAlpha", "Ł", "Kawi", "Garay", "Nag_Mundari", "NagMundari", "Letter}", "Yi", "yi", "Is_L", "L1"}
	for name := range unicode.Categories {
		spelled = append(spelled, name, strings.ToLower(name), strings.ToUpper(name))
	}
	for name := range unicode.Scripts {
		spelled = append(spelled, name, strings.ToLower(name), strings.ReplaceAll(name, "_", ""))
	}
	for name := range unicode.CategoryAliases {
		spelled = append(spelled, name, strings.ReplaceAll(name, "_", " "), strings.ToLower(strings.ReplaceAll(name, "_", "")))
	}
	sorted := map[string]bool{}
	for _, name := range spelled {
		sorted[name] = true
	}
	for _, name := range sortedKeys(sorted) {
		patterns(`\p{` + name + `}`)
	}
	for c := rune(0x21); c < 0x7f; c++ {
		patterns(`\p` + string(c))
	}
	patterns(`\p`, `\P`, `\p{`, `\p{L`, `\p{L]`, `[\p{L]`, `[\p]`, `\PN`, `\P{Greek}`, `\P{^Greek}`, `\pLu`, `\p{Lu}+`, `\pé`, `\p{é}`, `\p\{L}`, `\p{L}{2}`, `\p{L}}`, `\x{100}`, `\x{ff}`)
}

func sortedKeys(m map[string]bool) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	for i := range keys {
		for j := i + 1; j < len(keys); j++ {
			if keys[j] < keys[i] {
				keys[i], keys[j] = keys[j], keys[i]
			}
		}
	}
	return keys
}

// written has what people write.
func written() {
	patterns("/users/{id}", "/users/[0-9]+", "/users/\\d+", "/users/(?P<id>[^/]+)", "/api/v[12]/.*", "^/api(/.*)?$", "/.*", ".*", ".+", "*", "/*", "/**", "*.html", "/(?!admin).*", "/(?:a|b)/c", "(?i)/Admin.*", "/[^/]+/?", "/static/.+\\.(css|js|png)", "/v(1|2/.*", "/a++", "(?x) a", "\\\\u0041", "/foo\\.bar", "/%[0-9A-Fa-f]{2}", "[\\w.-]+@[\\w-]+\\.com", "Mozilla/5\\.0 \\(.*", "Mozilla/5.0 (.*", "text/html(;.*)?", "^(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)$", "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", "/a|/b", "(/a|/b)?", "/:id", "/<id>", "/{id:[0-9]+}", "/{id:.+}", "/{*rest}", "/{**rest}", "~^/a", "/a/", "https?://[^ ]*", "(?i)^bearer [a-z0-9._~+/-]+=*$", "gzip(, ?deflate)?", "\\bbot\\b", ".*\\bbot\\b.*", "[a-z]{2}(-[A-Z]{2})?", "/\\*", "/\\{id\\}", "/a{2}", "/a{1,2}b", "/x{,3}", "foo", "/\\p{L}+", "/[\\p{L}\\p{N}_-]+", "(a+)+", "(a*)*b", "(.*)(.*)(.*)", "(?s).*", "/\\w{1,64}", "\\d{4}-\\d{2}-\\d{2}", "/(en|de|fr)(/.*)?", "/[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?", "$1", "\\1", "(.)\\1", "/a#b", "/a?b=c", "/foo(?=/)", "\\d+(?:\\.\\d+)?", "[+-]?\\d+", "\\/api\\/v1", "\\-\\_\\~", "a\\ b", "<[^>]+>", "\"[^\"]*\"", "'(?:[^']|'')*'")
}

// limits has what is deep and what is large, around the numbers at which Go or RE2 gives up.
func limits() {
	for _, depth := range []int{100, 248, 249, 250, 251, 498, 499, 500, 501, 997, 998, 999, 1000, 1001, 1002, 1500, 2040} {
		add(part{"(", depth}, part{")", depth})
		add(part{"(", depth}, part{"a", 1}, part{")", depth})
		add(part{"(?:", depth}, part{"a", 1}, part{")", depth})
		add(part{"(a", depth}, part{")", depth})
		add(part{"(a|b", depth}, part{")", depth})
		add(part{"(?:a|b(", depth / 2}, part{"))", depth / 2})
		add(part{"(?:", depth}, part{"a", 1}, part{")*", depth})
		add(part{"(?:", depth}, part{"a", 1}, part{"b)*", depth})
		add(part{"(", depth / 2}, part{"a", 1}, part{")*", depth / 2})
		add(part{"((", depth / 3}, part{"a", 1}, part{")|b)*", depth / 3})
		add(part{"(?:ab|a(?:", depth / 3}, part{"c", 1}, part{"))", depth / 3})
	}
	for _, count := range []int{1, 100, 300, 1000, 2000, 3355, 3356, 3400, 4000} {
		add(part{"(?:", 1}, part{"a", count}, part{"){1000}", 1})
		add(part{"(?:", 1}, part{".", count}, part{"){1000}", 1})
		add(part{"(?:", 1}, part{"(a)", count / 3}, part{"){1000}", 1})
		add(part{"(?:", 1}, part{"a*", count / 2}, part{"){1000}", 1})
		add(part{"(?:", 1}, part{"ab|", count / 3}, part{"c){1000}", 1})
		add(part{"(?:", 1}, part{"ab?|c", count / 5}, part{"c){1000}", 1})
		add(part{"a{1000}", count / 7})
		add(part{"(?:a{10}){100}", count / 14})
		add(part{"a", count})
		add(part{"a|", count / 2})
		add(part{"ab|", count / 3})
		add(part{"a?", count / 2})
	}
	for _, class := range []string{`\p{L}`, `[\p{L}]`, `\pL`, `\pN`, `\p{Lu}`, `\p{Greek}`, `\p{Han}`, `[^\p{L}]`, `\PL`, `(?i)\p{L}`, `.`, `[^/]`, `\w`, `(?s).`, `[\pL\pN]`, `[à-ÿ]`, "é", "a", `\p{Any}`, `\p{Latin}`, `\pS`, `\pP`, `\p{Arabic}`, `[\x{100}-\x{ffff}]`} {
		for _, count := range []int{1, 10, 100, 200, 300, 350, 400, 430, 440, 450, 500, 700, 1000} {
			patterns(fmt.Sprintf("%s{%d}", class, count), fmt.Sprintf("(?:%s){1,%d}", class, count), fmt.Sprintf("(?:%s/){1,%d}", class, count))
		}
	}
	for _, inner := range []string{"", "|", "a|b", "a*", "(?:a*)?", "\\b", "^|$", "[^\\x00-\\x{10FFFF}]", "(a)", "((a))", "a?b?c?"} {
		for _, outer := range []string{"{1000}", "{0,1000}", "{500,1000}", "{1000,}", "{1000}?"} {
			patterns("(?:" + inner + ")" + outer)
			add(part{"(?:(?:" + inner + ")" + outer + ")", 100})
			add(part{"(?:(?:" + inner + ")" + outer + ")", 250})
		}
	}
}

// alternatives has what is factored.
func alternatives() {
	patterns("abc|abd", "abc|abd|aef|bcx|bcy", "a|ab|abc", "ab|a|", "|a|ab", "a|a|a", "(?i)abc|(?i)abd", "(?i:ab)|ac", "ab|(?i:ac)", "[ab]c|[ab]d", ".a|.b", "a{2}b|a{2}c", "[a-b]{2}c|[a-b]{2}d", "^a|^b", "^ab|^ac", "\\ba|\\bb", "a|b|c", "a|[bc]|d", "a|.", ".|a", "(?s).|a", "a|(?s).", "(?s:.)|\\n|a", ".|\\n", "a|\\n|.", "é|è", "k|K", "(?i)k|l", "(?i:k)|s|\u212a", "aa*|aa+", "a*a", "a*aa", "a+a*", "a?a?a", "a{2}a{3}", "a{2,}a?", "[ab]*[ab]", ".*.", ".*.+", "a*ab", "(?:a*)(?:a)", "a*(?:a)b", "(a)a", "x*x{1000}", "x{500}x{500}", "x{1000}x{1000}")
}
