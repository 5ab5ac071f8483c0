//! What a host is: an address as Go's `net.ParseIP` reads one, else a name.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A host.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Host {
    /// Four decimal numbers without leading zeros.
    Ipv4(Ipv4Addr),
    /// Without a zone.
    Ipv6(Ipv6Addr),
    /// Everything else: `010.8.8.8`, `0x7f.1` and `1.2.3` too.
    Name(String),
}

/// Tells an address from a name.
pub(crate) fn classify(hostname: &str) -> Host {
    match hostname.parse() {
        Ok(IpAddr::V4(address)) => Host::Ipv4(address),
        Ok(IpAddr::V6(address)) => Host::Ipv6(address),
        Err(_) => Host::Name(hostname.to_owned()),
    }
}

impl Host {
    /// The address, an IPv4-mapped one as IPv4.
    fn unmapped(&self) -> Option<IpAddr> {
        match self {
            Self::Ipv4(address) => Some((*address).into()),
            Self::Ipv6(address) => Some(address.to_ipv4_mapped().map_or((*address).into(), Into::into)),
            Self::Name(_) => None,
        }
    }

    /// `0.0.0.0` or `::`.
    pub(crate) fn is_unspecified(&self) -> bool {
        self.unmapped().is_some_and(|address| address.is_unspecified())
    }

    /// 127.0.0.0/8 or `::1`.
    pub(crate) fn is_loopback(&self) -> bool {
        self.unmapped().is_some_and(|address| address.is_loopback())
    }

    /// 169.254.0.0/16 or `fe80::/10`.
    pub(crate) fn is_link_local_unicast(&self) -> bool {
        match self.unmapped() {
            Some(IpAddr::V4(address)) => address.is_link_local(),
            Some(IpAddr::V6(address)) => address.is_unicast_link_local(),
            None => false,
        }
    }

    /// 224.0.0.0/24 or `ffX2::/16`.
    pub(crate) fn is_link_local_multicast(&self) -> bool {
        match self.unmapped() {
            Some(IpAddr::V4(address)) => matches!(address.octets(), [224, 0, 0, _]),
            Some(IpAddr::V6(address)) => address.segments()[0] & 0xff0f == 0xff02,
            None => false,
        }
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ipv4(address) => address.fmt(f),
            Self::Ipv6(address) => address.fmt(f),
            Self::Name(name) => name.fmt(f),
        }
    }
}
