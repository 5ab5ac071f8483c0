//! Classifies hosts: an address if Go's `net.ParseIP` accepts it, otherwise a name.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The host of an endpoint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Host {
    /// An IPv4 address: four decimal numbers without leading zeros.
    Ipv4(Ipv4Addr),
    /// An IPv6 address without a zone.
    Ipv6(Ipv6Addr),
    /// Anything else, including `010.8.8.8`, `0x7f.1`, and `1.2.3`.
    Name(String),
}

/// Distinguishes addresses from names.
pub(crate) fn classify(hostname: &str) -> Host {
    match hostname.parse() {
        Ok(IpAddr::V4(address)) => Host::Ipv4(address),
        Ok(IpAddr::V6(address)) => Host::Ipv6(address),
        Err(_) => Host::Name(hostname.to_owned()),
    }
}

impl Host {
    /// The address; an IPv4-mapped one as IPv4.
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

#[cfg(test)]
mod tests {
    use super::{Host, classify};

    #[test]
    fn addresses_are_told_from_names() {
        for address in ["8.8.8.8", "::1", "2001:db8::1", "::ffff:10.0.0.1", "1:2:3:4:5:6:7.8.9.10"] {
            assert!(!matches!(classify(address), Host::Name(_)), "{address}");
        }
        for name in ["", "a.b", "010.8.8.8", "0x7f.1", "1.2.3", "1.2.3.4.", "fe80::1%eth0", "256.1.1.1", "[::1]"] {
            assert_eq!(classify(name), Host::Name(name.to_owned()));
        }
    }

    #[test]
    fn addresses_that_lead_nowhere_are_known_mapped_or_not() {
        let all = |address: &str| {
            let host = classify(address);
            [host.is_unspecified(), host.is_loopback(), host.is_link_local_unicast(), host.is_link_local_multicast()]
        };
        for (address, want) in [
            ("0.0.0.0", 0),
            ("::", 0),
            ("::ffff:0.0.0.0", 0),
            ("127.8.9.1", 1),
            ("::1", 1),
            ("::ffff:127.0.0.1", 1),
            ("169.254.0.1", 2),
            ("fe80::1", 2),
            ("febf::1", 2),
            ("::ffff:169.254.1.1", 2),
            ("224.0.0.9", 3),
            ("ff02::1", 3),
            ("fff2::1", 3),
        ] {
            assert_eq!(all(address).iter().position(|found| *found), Some(want), "{address}");
        }
        for address in ["8.8.8.8", "224.0.1.1", "239.1.1.1", "fec0::1", "ff05::1", "2001:db8::1"] {
            assert_eq!(all(address), [false; 4], "{address}");
        }
    }
}
