//! The enumerations of the API. Each value and its word are listed once, here: schemas and decoders use the same list.

/// Defines enumerations from their values and the words for them.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name {
            $($(#[$value_doc])* $value,)*
        }

        impl $name {
            /// Every value.
            pub const ALL: &[Self] = &[$(Self::$value,)*];
            /// Their words in the API.
            pub const WORDS: &[&str] = &[$($word,)*];

            /// The value with that word, case-sensitive; `None` for any other word.
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$value),)*
                    _ => None,
                }
            }

            /// The word in the API.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $word,)*
                }
            }
        }
    )*};
}

words! {
    /// How a path is compared.
    PathType {
        /// The whole path, case-sensitive.
        Exact = "Exact",
        /// A prefix of whole path elements.
        PathPrefix = "PathPrefix",
        /// An RE2 regular expression.
        RegularExpression = "RegularExpression",
    }

    /// How a value is compared.
    MatchType {
        /// The whole value, case-sensitive.
        Exact = "Exact",
        /// An RE2 regular expression.
        RegularExpression = "RegularExpression",
    }

    /// A method that a match can require.
    Method {
        /// `GET`
        Get = "GET",
        /// `HEAD`
        Head = "HEAD",
        /// `POST`
        Post = "POST",
        /// `PUT`
        Put = "PUT",
        /// `DELETE`
        Delete = "DELETE",
        /// `CONNECT`
        Connect = "CONNECT",
        /// `OPTIONS`
        Options = "OPTIONS",
        /// `TRACE`
        Trace = "TRACE",
        /// `PATCH`
        Patch = "PATCH",
    }

    /// What a filter does, by its `type`.
    FilterType {
        /// Changes request headers.
        RequestHeaderModifier = "RequestHeaderModifier",
        /// Changes response headers.
        ResponseHeaderModifier = "ResponseHeaderModifier",
        /// Mirrors requests.
        RequestMirror = "RequestMirror",
        /// Answers with a redirect.
        RequestRedirect = "RequestRedirect",
        /// Rewrites host and path.
        UrlRewrite = "URLRewrite",
        /// Refers to an HTTPRouteFilter.
        ExtensionRef = "ExtensionRef",
        /// Answers cross-origin requests.
        Cors = "CORS",
    }

    /// How the path is changed.
    PathModifierType {
        /// Replaces the whole path.
        ReplaceFullPath = "ReplaceFullPath",
        /// Replaces the matched prefix.
        ReplacePrefixMatch = "ReplacePrefixMatch",
    }

    /// A scheme that a redirect can change to.
    Scheme {
        /// `http`
        Http = "http",
        /// `https`
        Https = "https",
    }

    /// A kind of object that the platform creates from an HTTPProxy.
    OwnedKind {
        /// `discovery.k8s.io/v1`
        EndpointSlice = "EndpointSlice",
        /// `gateway.networking.k8s.io/v1`
        Gateway = "Gateway",
        /// `gateway.networking.k8s.io/v1`
        HttpRoute = "HTTPRoute",
    }

    /// The protocol of an external authorization service.
    AuthProtocol {
        /// HTTP requests.
        Http = "HTTP",
        /// gRPC calls.
        Grpc = "GRPC",
    }
}

impl FilterType {
    /// The member that the type requires.
    pub const fn member(self) -> &'static str {
        match self {
            Self::RequestHeaderModifier => "requestHeaderModifier",
            Self::ResponseHeaderModifier => "responseHeaderModifier",
            Self::RequestMirror => "requestMirror",
            Self::RequestRedirect => "requestRedirect",
            Self::UrlRewrite => "urlRewrite",
            Self::ExtensionRef => "extensionRef",
            Self::Cors => "cors",
        }
    }
}

impl PathModifierType {
    /// The field that the type requires.
    pub const fn member(self) -> &'static str {
        match self {
            Self::ReplaceFullPath => "replaceFullPath",
            Self::ReplacePrefixMatch => "replacePrefixMatch",
        }
    }
}
