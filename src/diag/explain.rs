//! What a code means: what it reports, why that matters, an input that it is reported for, and how to fix it.
//!
//! The text is one Markdown page per code, `explain/<code>.md`, with the same headings on every page.

use super::Code;

/// The explanation of a code. Text is Markdown, a paragraph with the line breaks of its file; examples are YAML.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// What is reported.
    pub what: &'static str,
    /// What the platform does with such an input, and the source of the rule.
    pub why: &'static str,
    /// Input that the code is reported for; `None` if none can be shown as text.
    pub example: Option<&'static str>,
    /// What to write instead.
    pub fix: &'static str,
    /// The example after the fix; given if and only if there is an example.
    pub fixed: Option<&'static str>,
}

/// The explanation of a code.
///
/// # Panics
///
/// If the page of the code does not have the form that `read` asks for, which a test of this module rules out.
pub fn explanation(code: Code) -> Explanation {
    read(code.markdown()).unwrap_or_else(|fault| panic!("explain/{code}.md: {fault}"))
}

/// Reads a page: the headings `What`, `Why`, `Example`, and `Fix` in this order. `Example` is a block of YAML, `Fix` is text and then such a
/// block; a page without an example has neither.
fn read(page: &'static str) -> Result<Explanation, &'static str> {
    let page = page.strip_prefix("## What\n\n").ok_or("a page starts with `## What`")?;
    let (what, page) = page.split_once("\n\n## Why\n\n").ok_or("`## Why` follows `## What`")?;
    let (why, example, page) = match page.split_once("\n\n## Example\n\n") {
        Some((why, rest)) => {
            let (example, rest) = block(rest)?;
            (why, Some(example), rest.strip_prefix("\n## Fix\n\n").ok_or("`## Fix` follows the example")?)
        }
        None => page.split_once("\n\n## Fix\n\n").map(|(why, rest)| (why, None, rest)).ok_or("`## Fix` follows `## Why`")?,
    };
    let (fix, fixed) = match (example, page.split_once("\n\n```yaml\n")) {
        (Some(_), Some((fix, _))) => {
            let (fixed, rest) = block(&page[fix.len() + 2..])?;
            if !rest.is_empty() {
                return Err("nothing follows the fixed example");
            }
            (fix, Some(fixed))
        }
        (None, None) => (page.strip_suffix('\n').ok_or("a page ends with a line break")?, None),
        (Some(_), None) => return Err("the fix of an example shows it fixed"),
        (None, Some(_)) => return Err("a fixed example has an `## Example` before it"),
    };
    if [what, why, fix].iter().any(|text| text.is_empty() || text.contains("\n\n") || text.contains("## ")) {
        return Err("each heading is followed by one paragraph");
    }
    Ok(Explanation { what, why, example, fix, fixed })
}

/// The content of the fenced block that a text starts with, and the rest of the text.
fn block(text: &'static str) -> Result<(&'static str, &'static str), &'static str> {
    let content = text.strip_prefix("```yaml\n").ok_or("an example is a block of YAML")?;
    content.split_once("```\n").ok_or("a block of YAML is closed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_the_headings() {
        for &code in Code::ALL {
            let page = explanation(code);
            assert_eq!(page.example.is_some(), page.fixed.is_some(), "{code}");
        }
    }

    #[test]
    fn a_page_is_read() {
        let page = read("## What\n\nA.\n\n## Why\n\nB\nC.\n\n## Example\n\n```yaml\na: 1\n```\n\n## Fix\n\nD.\n\n```yaml\na: 2\n```\n");
        let want = Explanation { what: "A.", why: "B\nC.", example: Some("a: 1\n"), fix: "D.", fixed: Some("a: 2\n") };
        assert_eq!(page, Ok(want));
        let page = read("## What\n\nA.\n\n## Why\n\nB.\n\n## Fix\n\nD.\n");
        assert_eq!(page, Ok(Explanation { what: "A.", why: "B.", example: None, fix: "D.", fixed: None }));
    }

    #[test]
    fn a_page_in_another_form_is_refused() {
        for page in [
            "A.\n\n## Why\n\nB.\n\n## Fix\n\nD.\n",
            "## What\n\nA.\n\n## Fix\n\nD.\n",
            "## What\n\nA.\n\n## Why\n\nB.\n",
            "## What\n\n\n\n## Why\n\nB.\n\n## Fix\n\nD.\n",
            "## What\n\nA.\n\nA.\n\n## Why\n\nB.\n\n## Fix\n\nD.\n",
            "## What\n\nA.\n\n## Why\n\nB.\n\n## Note\n\nC.\n\n## Fix\n\nD.\n",
            "## What\n\nA.\n\n## Why\n\nB.\n\n## Fix\n\nD.\n\n```yaml\na: 2\n```\n",
            "## What\n\nA.\n\n## Why\n\nB.\n\n## Example\n\n```yaml\na: 1\n```\n\n## Fix\n\nD.\n",
            "## What\n\nA.\n\n## Why\n\nB.\n\n## Example\n\n```yaml\na: 1\n```\n\n## Fix\n\nD.\n\n```yaml\na: 2\n",
            "## What\n\nA.\n\n## Why\n\nB.\n\n## Example\n\n```yaml\na: 1\n```\n\n## Fix\n\nD.\n\n```yaml\na: 2\n```\nE.\n",
        ] {
            assert!(read(page).is_err(), "{page}");
        }
    }
}
