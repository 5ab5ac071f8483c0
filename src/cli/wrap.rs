//! Text in lines of a width that fits a terminal.

/// The width of lines, in columns.
const WIDTH: usize = 80;

/// Wraps a paragraph.
pub(crate) fn wrapped(text: &str) -> String {
    indented("", text)
}

/// Wraps a paragraph, with an indent before every line.
pub(crate) fn indented(indent: &str, text: &str) -> String {
    let options = textwrap::Options::new(WIDTH).break_words(false).word_separator(textwrap::WordSeparator::AsciiSpace);
    let options = options.word_splitter(textwrap::WordSplitter::NoHyphenation).initial_indent(indent).subsequent_indent(indent);
    textwrap::fill(text, options)
}

/// Wraps a paragraph after a label. All other lines are indented by the width of the label.
pub(crate) fn labeled(label: &str, text: &str) -> String {
    let indent = " ".repeat(label.len());
    format!("{label}{}", &indented(&indent, text)[indent.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_are_indented() {
        let text = "word ".repeat(40);
        assert!(wrapped(&text).lines().all(|line| line.len() <= WIDTH));
        let lines = labeled("Limit:    ", &text);
        assert!(lines.starts_with("Limit:    word ") && lines.lines().skip(1).all(|line| line.starts_with("          word ")));
        assert!(lines.lines().all(|line| line.len() <= WIDTH));
    }
}
