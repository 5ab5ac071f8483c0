//! Pages that explain codes and fields, as data. `gatewright explain` prints them; other interfaces can show them in their own way.

mod code;
mod field;
mod limits;

pub use code::CodePage;
pub use field::{Details, FieldPage};

use crate::diag::{Code, prose};

/// A page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Page {
    /// The page of a code.
    Code(CodePage),
    /// The page of a field, or of a kind.
    Field(FieldPage),
}

/// There is no page with a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unknown {
    /// The closest name that has a page, if one is close.
    pub near: Option<String>,
}

/// The page of a code (`endpoint-host`) or of a field (`httpproxy.spec.hostnames`).
///
/// Field paths can be written as in a diagnostic: upper and lower case and list indices are ignored, and `httpproxy.` can be omitted.
pub fn page(name: &str) -> Result<Page, Unknown> {
    if let Some(code) = Code::parse(name) {
        return Ok(Page::Code(CodePage::of(code)));
    }
    FieldPage::at(name).map(Page::Field).map_err(|near| {
        let code = prose::nearest(name, Code::ALL.iter().map(|code| code.as_str())).map(str::to_owned);
        Unknown { near: code.or(near) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_pages() {
        for &code in Code::ALL {
            assert_eq!(page(code.as_str()), Ok(Page::Code(CodePage::of(code))));
        }
        for name in ["httpproxy", "Domain", "httpproxy.spec.rules[0].backends[1].endpoint[path]", "spec.hostnames"] {
            assert!(matches!(page(name), Ok(Page::Field(_))), "{name}");
        }
    }

    #[test]
    fn close_names_are_suggested() {
        let near = |name| page(name).expect_err("the name has no page").near;
        assert_eq!(near("endpoint-hots").as_deref(), Some("endpoint-host"));
        assert_eq!(near("httpproxi.spec").as_deref(), Some("httpproxy.spec"));
        assert_eq!(near("httpproxy.spec.rule.name").as_deref(), Some("httpproxy.spec.rules"));
        assert_eq!(near("zzz"), None);
    }
}
