//! What a code means: why it matters, an input that fires it, and the same input without the fault.

use super::Code;

/// The explanation of a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// Why it matters.
    pub why: &'static str,
    /// Input that fires it.
    pub bad: &'static str,
    /// The same without the fault.
    pub good: &'static str,
}

/// The explanation of a code, from its Markdown: text, then the blocks under `## Bad` and `## Good`.
pub fn explanation(code: Code) -> Explanation {
    let markdown = code.markdown();
    let (why, rest) = markdown.split_once("\n## Bad\n").unwrap_or((markdown, ""));
    let (bad, good) = rest.split_once("\n## Good\n").unwrap_or((rest, ""));
    Explanation { why: why.trim(), bad: block(bad), good: block(good) }
}

/// The content of the first fenced block.
fn block(text: &'static str) -> &'static str {
    let Some((_, rest)) = text.split_once("```yaml\n") else { return "" };
    rest.split_once("```").map_or(rest, |(content, _)| content)
}
