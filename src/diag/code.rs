//! The one list of codes. The page of each, with an example and its fix, is `explain/<code>.md`.

use super::Severity;

macro_rules! codes {
    ($($variant:ident = $name:literal, $severity:ident, $summary:literal;)*) => {
        /// The name of a fault, for `--deny`, `--warn`, `--allow`, and `explain`. Codes are stable: they are never renamed or reused.
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

            /// The severity unless the user sets another one.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What is reported, in one sentence.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)* }
            }

            /// The page of the code, in Markdown.
            pub(super) fn markdown(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("explain/", $name, ".md")),)* }
            }
        }
    };
}

codes! {
    // reading
    InvalidEncoding = "invalid-encoding", Error, "A file is neither UTF-8 nor UTF-16.";
    YamlSyntax = "yaml-syntax", Error, "A document is not valid YAML for kubectl and the API server.";
    YamlLimit = "yaml-limit", Error, "Nesting or aliases exceed the limits.";
    DocumentTooLarge = "document-too-large", Error, "A document is larger than 64 MiB.";
    DocumentMarker = "document-marker", Error, "A document marker or directive makes kubectl reject or drop content.";
    DuplicateKey = "duplicate-key", Error, "A mapping contains the same key twice.";
    UnknownAlias = "unknown-alias", Error, "An alias has no anchor before it.";
    NotFinite = "number-not-finite", Error, "A number is `.inf` or `.nan`, which JSON does not support.";
    TemplateSkipped = "template-skipped", Warning, "A document in a scanned folder is not YAML, and is skipped.";
    OutsideLink = "outside-link", Note, "A symbolic link leads out of the folder that is scanned, and is not followed.";
    ChartSkipped = "chart-skipped", Note, "A Helm chart in a scanned folder is skipped.";
    NotAResource = "not-a-resource", Error, "A document has no apiVersion or no kind.";
    UnsupportedVersion = "unsupported-version", Error, "An apiVersion is not `networking.datumapis.com/v1alpha`, but close to it.";
    UnknownKind = "unknown-kind", Error, "A kind looks like a misspelling of HTTPProxy or Domain.";
    OwnInAnotherGroup = "own-in-another-group", Error, "An HTTPProxy or Domain has the apiVersion of another group.";
    EmptyInput = "empty-input", Warning, "A file that was named contains no document.";
    InvalidConfig = "invalid-config", Error, "A platform configuration document cannot be used.";
    // the schema
    UnknownField = "unknown-field", Error, "A field is not in the schema.";
    RequiredField = "required-field", Error, "A required field is missing.";
    WrongType = "wrong-type", Error, "A value has the wrong YAML type.";
    NullItem = "null-item", Error, "A list item is null.";
    TooLong = "too-long", Error, "A string is too long.";
    TooShort = "too-short", Error, "A string that must not be empty is empty.";
    TooManyItems = "too-many-items", Error, "A list has too many items.";
    TooFewItems = "too-few-items", Error, "A list that must not be empty is empty.";
    OutOfRange = "out-of-range", Error, "A number is out of range.";
    UnsupportedValue = "unsupported-value", Error, "A value is not one of those that the field allows.";
    DuplicateItem = "duplicate-item", Error, "A list contains an item twice that must be unique.";
    InvalidFormat = "invalid-format", Error, "A string does not match the pattern of its field.";
    InvalidLabel = "invalid-label", Error, "A label or annotation is not valid in Kubernetes.";
    InvalidFinalizer = "invalid-finalizer", Error, "A finalizer is not valid in Kubernetes.";
    InvalidOwner = "invalid-owner", Error, "An owner reference is not valid in Kubernetes.";
    ResourceName = "resource-name", Error, "A metadata.name or metadata.namespace is not a valid DNS name.";
    // rules across fields
    DuplicateRuleName = "duplicate-rule-name", Error, "Two rules have the same name.";
    TooManyMatches = "too-many-matches", Error, "The rules have more than 128 matches in total.";
    RedirectWithBackend = "redirect-with-backend", Error, "A rule has both a redirect and a backend.";
    PrefixRewriteMatch = "prefix-rewrite-match", Error, "A replacePrefixMatch is in a rule without exactly one PathPrefix match.";
    RedirectAndRewrite = "redirect-and-rewrite", Error, "A filter list has both a RequestRedirect and a URLRewrite.";
    RepeatedFilter = "repeated-filter", Error, "A filter type that is allowed once per list appears twice.";
    FilterMember = "filter-member", Error, "The type and the members of a filter disagree.";
    PathModifier = "path-modifier", Error, "The type and the fields of a path modifier disagree.";
    InvalidPath = "invalid-path", Error, "A path is not valid in the Gateway API.";
    WildcardNotAlone = "wildcard-not-alone", Error, "A `*` appears beside other values.";
    BackendTarget = "backend-target", Error, "A backend has neither an endpoint nor an instance, or both.";
    MirrorBackend = "mirror-backend", Error, "A backendRef or fraction of a mirror or an externalAuth is not valid.";
    ExternalAuthProtocol = "external-auth-protocol", Error, "The protocol and the members of an externalAuth disagree.";
    // admission
    HostnameForm = "hostname-form", Error, "A hostname is not fully qualified, or is a wildcard.";
    DuplicateHostname = "duplicate-hostname", Error, "An HTTPProxy lists a hostname twice.";
    FilterNotSupported = "filter-not-supported", Error, "A filter type is not supported in this place.";
    UnsupportedExtension = "unsupported-extension", Error, "An extensionRef refers to something other than an HTTPRouteFilter.";
    HostHeaderValue = "host-header-value", Error, "The Host header is set to a value that is not a hostname.";
    BackendRequired = "backend-required", Error, "A rule has neither a backend nor a redirect.";
    EndpointUrl = "endpoint-url", Error, "An endpoint is not a valid URL.";
    EndpointScheme = "endpoint-scheme", Error, "The scheme of an endpoint is neither http nor https.";
    EndpointUserinfo = "endpoint-userinfo", Error, "An endpoint contains a user or a password.";
    EndpointHostRequired = "endpoint-host-required", Error, "An endpoint has no host.";
    EndpointHost = "endpoint-host", Error, "The platform cannot reach the host of an endpoint.";
    EndpointPort = "endpoint-port", Error, "The port of an endpoint is not between 1 and 65535.";
    EndpointSuffix = "endpoint-suffix", Error, "An endpoint has a path, a query, or a fragment.";
    ConnectorHttps = "connector-https", Error, "An https endpoint behind a connector has no name to verify its certificate against.";
    EndpointUnprogrammable = "endpoint-unprogrammable", Error, "The host of an endpoint is accepted, but can never be programmed.";
    TlsHostnameRequired = "tls-hostname-required", Error, "An https endpoint that is an IP address has no tls.hostname.";
    TlsHostname = "tls-hostname", Error, "A tls.hostname is not a plain hostname.";
    BackendName = "backend-name", Error, "The name of a connector or instance is not a valid DNS name.";
    RepeatedCors = "repeated-cors", Error, "A rule has more than one CORS filter, which HTTPRoute rejects.";
    TooManyFilters = "too-many-filters", Error, "The filters of a rule leave no room for the rewrite that its endpoint needs.";
    DomainName = "domain-name", Error, "A spec.domainName is not a name that can be verified.";
    // over all of the input
    DuplicateResource = "duplicate-resource", Error, "Two objects have the same kind, namespace, and name.";
    DuplicateConfig = "duplicate-config", Error, "The input contains two configurations of the platform.";
    DuplicateDomain = "duplicate-domain", Error, "Two Domains in one namespace are for the same name.";
    InstancePortMissing = "instance-port-missing", Error, "The EndpointSlice of an instance has no port of that number.";
    InstancePortUnnamed = "instance-port-unnamed", Error, "The port of an instance has no name in its EndpointSlice.";
    PlatformHostname = "platform-hostname", Error, "An HTTPProxy lists the hostname that the platform assigned to it.";
    NameClash = "name-clash", Error, "An object in the input has the name of a rendered one.";
    // what the output omits or takes over
    LeftOut = "left-out", Warning, "A document is left out of the output.";
    ReadFromCluster = "read-from-cluster", Note, "Objects that were read from a cluster are left out of the output.";
    ExportedObject = "exported-object", Warning, "An object was exported from a cluster and is passed through.";
    AnnotationsDropped = "annotations-dropped", Warning, "Annotations for the deployer do not reach what is rendered.";
    ConfigurationInInput = "configuration-in-input", Warning, "A configuration in the input affects who gets traffic.";
    // accepted, and not doing what it seems to
    HostnameUnverified = "hostname-unverified", Warning, "The Domain of a hostname is not verified.";
    HostnameNoDomain = "hostname-no-domain", Warning, "No Domain covers a hostname.";
    HostnameTargetDomain = "hostname-target-domain", Warning, "A hostname is under a domain of the platform, which no Domain verifies.";
    HostnameInUse = "hostname-in-use", Warning, "A hostname is already in use by another object.";
    RewriteReplaced = "rewrite-hostname-replaced", Warning, "The platform replaces the hostname of a rewrite.";
    HostOverrideLost = "host-override-lost", Warning, "A Host header never reaches the backend.";
    ExternalAuthIgnored = "external-auth-ignored", Warning, "The platform does not program externalAuth.";
    InvalidRegex = "invalid-regex", Warning, "A regular expression does not compile.";
    InstanceNotFound = "instance-not-found", Warning, "The EndpointSlice of an instance is not in the input.";
    ResourceConflict = "resource-conflict", Warning, "A rendered object already has another controller.";
    RootDomainUnknown = "root-domain-unknown", Note, "A hostname has no registrable domain.";
}

impl Code {
    /// The code with that name; `None` if no code has it.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
