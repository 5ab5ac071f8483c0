//! The domain that the platform would create for a hostname: the registrable one, by the public suffix list.
//!
//! The platform uses the last two labels today, which gives `co.uk` for `shop.example.co.uk`, a Domain that can never be verified. The
//! difference is deliberate.

use crate::model::normal;

/// The domain to create for a hostname.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum RootDomain {
    /// The registrable domain.
    Registrable(String),
    /// The hostname is itself a public suffix: nobody can register it.
    PublicSuffix,
    /// The hostname is an IPv4 address, which is under no domain.
    Address,
}

/// The root domain of a hostname. The private section of the list is used too.
pub fn root_domain(hostname: &str) -> RootDomain {
    let hostname = normal(hostname);
    if hostname.parse::<std::net::Ipv4Addr>().is_ok() {
        return RootDomain::Address;
    }
    psl::domain_str(&hostname).map_or(RootDomain::PublicSuffix, |domain| RootDomain::Registrable(domain.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_decides() {
        let root = |name: &str| root_domain(name);
        assert_eq!(root("shop.example.co.uk"), RootDomain::Registrable("example.co.uk".into()));
        assert_eq!(root("a.b.example.com"), RootDomain::Registrable("example.com".into()));
        assert_eq!(root("me.github.io"), RootDomain::Registrable("me.github.io".into()));
        assert_eq!(root("co.uk"), RootDomain::PublicSuffix);
        assert_eq!(root("10.1.2.3"), RootDomain::Address);
        assert_eq!(root("x.unknown-tld"), RootDomain::Registrable("x.unknown-tld".into()));
    }
}
