//! Tables in the layout of kubectl: columns as wide as needed, three spaces apart.

/// Lays out rows below a header. Empty cells stay empty, as in kubectl.
pub(crate) fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).chain([header[column].len()]).max().unwrap_or(0);
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    let mut text = String::new();
    let header: Vec<String> = header.iter().map(|cell| (*cell).to_owned()).collect();
    for row in std::iter::once(&header).chain(rows) {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line += cell;
            line.extend(std::iter::repeat_n(' ', width - cell.chars().count() + 3));
        }
        text += line.trim_end();
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn columns_are_as_wide_as_needed() {
        let rows = [vec!["default".to_owned(), "é".to_owned(), String::new()], vec!["x".to_owned(), "long-name".to_owned(), "True".to_owned()]];
        assert_eq!(
            table(&["NAMESPACE", "NAME", "PROGRAMMED"], &rows),
            "NAMESPACE   NAME        PROGRAMMED\ndefault     é\nx           long-name   True\n"
        );
    }
}
