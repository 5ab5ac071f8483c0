//! The one list of codes. Why each matters, with a bad and a good example, stands in `explain/<code>.md`.

use super::Severity;

macro_rules! codes {
    ($($variant:ident = $name:literal, $severity:ident, $summary:literal;)*) => {
        /// Names a fault; stable, and what `--deny`, `--warn`, `--allow` and `explain` take.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Code {
            $(#[doc = $summary] $variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The code as users write it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it weighs unless the user says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What it stands for, in a line.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)* }
            }

            /// The explanation as Markdown.
            pub(super) fn markdown(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("explain/", $name, ".md")),)* }
            }
        }
    };
}

codes! {
    // reading
    InvalidEncoding = "invalid-encoding", Error, "A file that is neither UTF-8 nor UTF-16.";
    YamlSyntax = "yaml-syntax", Error, "Text that is not YAML as the platform reads it.";
    YamlLimit = "yaml-limit", Error, "Nesting or aliases beyond what is read.";
    DocumentTooLarge = "document-too-large", Error, "A document beyond 64 MiB.";
    DocumentMarker = "document-marker", Error, "A document marker or directive that kubectl refuses, or drops content at.";
    DuplicateKey = "duplicate-key", Error, "A key that is there twice in one mapping.";
    UnknownAlias = "unknown-alias", Error, "An alias without an anchor before it.";
    NotFinite = "number-not-finite", Error, "A plain `.inf` or `.nan`, which JSON cannot hold.";
    TemplateSkipped = "template-skipped", Warning, "A document of a folder scan that does not parse and is none of ours.";
    NotAResource = "not-a-resource", Error, "A document without apiVersion and kind.";
    UnsupportedVersion = "unsupported-version", Error, "An apiVersion that is nearly networking.datumapis.com/v1alpha.";
    UnknownKind = "unknown-kind", Error, "A kind of networking.datumapis.com that is misspelt.";
    InvalidConfig = "invalid-config", Error, "A platform configuration document that cannot be used.";
    // the schema
    UnknownField = "unknown-field", Error, "A field that the schema does not have.";
    RequiredField = "required-field", Error, "A field that must be there and is not.";
    WrongType = "wrong-type", Error, "A value of the wrong YAML type.";
    NullItem = "null-item", Error, "A list item that is null.";
    TooLong = "too-long", Error, "A string over its limit.";
    TooShort = "too-short", Error, "A string that may not be empty.";
    TooManyItems = "too-many-items", Error, "A list over its limit.";
    TooFewItems = "too-few-items", Error, "A list that may not be empty.";
    OutOfRange = "out-of-range", Error, "A number outside its range.";
    UnsupportedValue = "unsupported-value", Error, "A value outside the enumeration.";
    DuplicateItem = "duplicate-item", Error, "A list item that may stand only once.";
    InvalidFormat = "invalid-format", Error, "A string that does not have the form of its field.";
    InvalidLabel = "invalid-label", Error, "A label or annotation that Kubernetes refuses.";
    ResourceName = "resource-name", Error, "A metadata.name or namespace that is no DNS name.";
    // rules across fields
    DuplicateRuleName = "duplicate-rule-name", Error, "Two rules with one name.";
    TooManyMatches = "too-many-matches", Error, "More than 128 matches over all rules.";
    RedirectWithBackend = "redirect-with-backend", Error, "A rule that redirects and has a backend.";
    PrefixRewriteMatch = "prefix-rewrite-match", Error, "A replacePrefixMatch without exactly one PathPrefix match.";
    RedirectAndRewrite = "redirect-and-rewrite", Error, "RequestRedirect and URLRewrite in one filter list.";
    RepeatedFilter = "repeated-filter", Error, "A filter type that may stand once in a list, twice.";
    FilterMember = "filter-member", Error, "A filter whose type and member disagree.";
    PathModifier = "path-modifier", Error, "A path modifier whose type and field disagree.";
    InvalidPath = "invalid-path", Error, "A path value that the Gateway API refuses.";
    WildcardNotAlone = "wildcard-not-alone", Error, "A `*` that stands with other values.";
    BackendTarget = "backend-target", Error, "A backend with neither endpoint nor instance, or with both.";
    MirrorBackend = "mirror-backend", Error, "A mirror or auth reference that cannot be resolved.";
    ExternalAuthProtocol = "external-auth-protocol", Error, "An externalAuth whose protocol and member disagree.";
    // admission
    HostnameForm = "hostname-form", Error, "A hostname that is not fully qualified, or a wildcard.";
    DuplicateHostname = "duplicate-hostname", Error, "A hostname that one proxy lists twice.";
    FilterNotSupported = "filter-not-supported", Error, "A filter type that does not go here.";
    UnsupportedExtension = "unsupported-extension", Error, "An extensionRef to something other than an HTTPRouteFilter.";
    HostHeaderValue = "host-header-value", Error, "A Host header set to something that is no hostname.";
    BackendRequired = "backend-required", Error, "A rule with neither a backend nor a redirect.";
    EndpointUrl = "endpoint-url", Error, "An endpoint that is no URL.";
    EndpointScheme = "endpoint-scheme", Error, "An endpoint that is neither http nor https.";
    EndpointUserinfo = "endpoint-userinfo", Error, "An endpoint with a user or a password.";
    EndpointHostRequired = "endpoint-host-required", Error, "An endpoint without a host.";
    EndpointHost = "endpoint-host", Error, "An endpoint host that the platform does not proxy to.";
    EndpointPort = "endpoint-port", Error, "An endpoint port outside 1 to 65535.";
    EndpointSuffix = "endpoint-suffix", Error, "An endpoint with a path, a query or a fragment.";
    EndpointUnprogrammable = "endpoint-unprogrammable", Error, "An endpoint host that is admitted and then can never be programmed.";
    TlsHostnameRequired = "tls-hostname-required", Error, "An https endpoint that is an IP address, without tls.hostname.";
    TlsHostname = "tls-hostname", Error, "A tls.hostname that is no precise hostname.";
    BackendName = "backend-name", Error, "A connector or instance name that is no DNS name.";
    RepeatedCors = "repeated-cors", Error, "CORS twice in one rule, which HTTPRoute refuses.";
    TooManyFilters = "too-many-filters", Error, "A rule whose filters leave no place for the rewrite that its endpoint needs.";
    DomainName = "domain-name", Error, "A spec.domainName that cannot be verified.";
    // over all of the input
    DuplicateResource = "duplicate-resource", Error, "Two objects of one kind, namespace and name.";
    DuplicateDomain = "duplicate-domain", Error, "Two Domains of one namespace for one name.";
    NameClash = "name-clash", Error, "An input object with the name of a rendered one.";
    // accepted, and not doing what it seems to
    HostnameUnverified = "hostname-unverified", Warning, "A hostname whose Domain is not verified.";
    HostnameNoDomain = "hostname-no-domain", Warning, "A hostname that no Domain covers.";
    HostnameInUse = "hostname-in-use", Warning, "A hostname that another resource holds.";
    RewriteReplaced = "rewrite-hostname-replaced", Warning, "A rewrite hostname that the platform replaces.";
    HostOverrideLost = "host-override-lost", Warning, "A Host header that never reaches the backend.";
    ExternalAuthIgnored = "external-auth-ignored", Warning, "An externalAuth, which the platform does not program.";
    InvalidRegex = "invalid-regex", Warning, "A regular expression that does not compile.";
    InstanceNotFound = "instance-not-found", Warning, "An instance whose EndpointSlice is not in the input.";
    InstancePortUnnamed = "instance-port-unnamed", Warning, "An instance whose EndpointSlice port has no name.";
    ResourceConflict = "resource-conflict", Warning, "A rendered object that something else controls.";
    RootDomainUnknown = "root-domain-unknown", Note, "A hostname below no domain: a public suffix, or an address.";
}

impl Code {
    /// The code of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
