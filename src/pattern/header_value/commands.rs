//! The commands of Envoy 1.37.

/// What a command accepts in its parentheses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Arguments {
    /// Nothing.
    None,
    /// Any text.
    Any,
    /// One or two names of headers: `x?y`.
    Headers,
    /// A format of a time.
    Time,
    GrpcStatus,
    Path,
    ServerName,
    Duration,
    FilterState,
    Metadata,
    /// Parts of the `X-Forwarded-Client-Cert` header.
    ClientCertificate,
    /// An expression of the Common Expression Language.
    Cel,
    /// Other commands, in JSON.
    Coalesce,
}

/// The rule of a command.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Rule {
    pub(super) arguments: Arguments,
    /// Whether it must have an argument.
    pub(super) required: bool,
    /// Whether a length may follow, to cut the text.
    pub(super) length: bool,
}

/// The commands that have an argument.
const WITH_ARGUMENT: [(&str, Arguments, bool, bool); 32] = [
    ("CEL", Arguments::Cel, true, true),
    ("CLUSTER_METADATA", Arguments::Any, true, false),
    ("COALESCE", Arguments::Coalesce, true, true),
    ("COMMON_DURATION", Arguments::Duration, true, false),
    ("DOWNSTREAM_PEER_CERT_V_END", Arguments::Time, false, false),
    ("DOWNSTREAM_PEER_CERT_V_START", Arguments::Time, false, false),
    ("DYNAMIC_METADATA", Arguments::Any, true, true),
    ("EMIT_TIME", Arguments::Time, false, false),
    ("EMIT_TIME_LOCAL", Arguments::Time, false, false),
    ("ENVIRONMENT", Arguments::Any, true, true),
    ("FILTER_STATE", Arguments::FilterState, true, true),
    ("GRPC_STATUS", Arguments::GrpcStatus, false, false),
    ("METADATA", Arguments::Metadata, true, true),
    ("PATH", Arguments::Path, false, true),
    ("QUERY_PARAM", Arguments::Any, true, true),
    ("REQ", Arguments::Headers, true, true),
    ("REQUESTED_SERVER_NAME", Arguments::ServerName, false, false),
    ("REQUEST_HEADER", Arguments::Headers, true, true),
    ("RESP", Arguments::Headers, true, true),
    ("RESPONSE_CODE_DETAILS", Arguments::Any, false, false),
    ("RESPONSE_HEADER", Arguments::Headers, true, true),
    ("RESPONSE_TRAILER", Arguments::Headers, true, true),
    ("START_TIME", Arguments::Time, false, false),
    ("START_TIME_LOCAL", Arguments::Time, false, false),
    ("STREAM_INFO_REQ", Arguments::Headers, true, true),
    ("TRAILER", Arguments::Headers, true, true),
    ("TYPED_CEL", Arguments::Cel, true, true),
    ("UPSTREAM_FILTER_STATE", Arguments::FilterState, true, true),
    ("UPSTREAM_METADATA", Arguments::Any, true, false),
    ("UPSTREAM_PEER_CERT_V_END", Arguments::Time, false, false),
    ("UPSTREAM_PEER_CERT_V_START", Arguments::Time, false, false),
    ("XFCC_VALUE", Arguments::ClientCertificate, true, true),
];

/// The other commands, which have none.
const ALONE: &str = "
ACCESS_LOG_TYPE BYTES_RECEIVED BYTES_RETRANSMITTED BYTES_SENT CONNECTION_ID CONNECTION_TERMINATION_DETAILS CUSTOM_FLAGS
DOWNSTREAM_DECOMPRESSED_HEADER_BYTES_RECEIVED DOWNSTREAM_DECOMPRESSED_HEADER_BYTES_SENT DOWNSTREAM_DIRECT_LOCAL_ADDRESS
DOWNSTREAM_DIRECT_LOCAL_ADDRESS_ENDPOINT_ID DOWNSTREAM_DIRECT_LOCAL_ADDRESS_WITHOUT_PORT DOWNSTREAM_DIRECT_LOCAL_PORT
DOWNSTREAM_DIRECT_REMOTE_ADDRESS DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT DOWNSTREAM_DIRECT_REMOTE_PORT DOWNSTREAM_HANDSHAKE_DURATION
DOWNSTREAM_HEADER_BYTES_RECEIVED DOWNSTREAM_HEADER_BYTES_SENT DOWNSTREAM_LOCAL_ADDRESS DOWNSTREAM_LOCAL_ADDRESS_ENDPOINT_ID
DOWNSTREAM_LOCAL_ADDRESS_WITHOUT_PORT DOWNSTREAM_LOCAL_DNS_SAN DOWNSTREAM_LOCAL_EMAIL_SAN DOWNSTREAM_LOCAL_IP_SAN
DOWNSTREAM_LOCAL_OTHERNAME_SAN DOWNSTREAM_LOCAL_PORT DOWNSTREAM_LOCAL_SUBJECT DOWNSTREAM_LOCAL_URI_SAN DOWNSTREAM_PEER_CERT
DOWNSTREAM_PEER_CHAIN_FINGERPRINTS_1 DOWNSTREAM_PEER_CHAIN_FINGERPRINTS_256 DOWNSTREAM_PEER_CHAIN_SERIALS DOWNSTREAM_PEER_DNS_SAN
DOWNSTREAM_PEER_EMAIL_SAN DOWNSTREAM_PEER_FINGERPRINT_1 DOWNSTREAM_PEER_FINGERPRINT_256 DOWNSTREAM_PEER_IP_SAN DOWNSTREAM_PEER_ISSUER
DOWNSTREAM_PEER_OTHERNAME_SAN DOWNSTREAM_PEER_SERIAL DOWNSTREAM_PEER_SUBJECT DOWNSTREAM_PEER_URI_SAN DOWNSTREAM_REMOTE_ADDRESS
DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT DOWNSTREAM_REMOTE_PORT DOWNSTREAM_TLS_CIPHER DOWNSTREAM_TLS_SESSION_ID DOWNSTREAM_TLS_VERSION
DOWNSTREAM_TRANSPORT_FAILURE_REASON DOWNSTREAM_WIRE_BYTES_RECEIVED DOWNSTREAM_WIRE_BYTES_SENT DURATION FILTER_CHAIN_NAME GRPC_STATUS_NUMBER
HOSTNAME LOCAL_REPLY_BODY PACKETS_RETRANSMITTED PROTOCOL REQUEST_DURATION REQUEST_HEADERS_BYTES REQUEST_TX_DURATION RESPONSE_CODE
RESPONSE_DURATION RESPONSE_FLAGS RESPONSE_FLAGS_LONG RESPONSE_HEADERS_BYTES RESPONSE_TRAILERS_BYTES RESPONSE_TX_DURATION ROUNDTRIP_DURATION
ROUTE_NAME STREAM_ID TLS_JA3_FINGERPRINT TLS_JA4_FINGERPRINT TRACE_ID UNIQUE_ID UPSTREAM_CLUSTER UPSTREAM_CLUSTER_RAW UPSTREAM_CONNECTION_ID
UPSTREAM_CONNECTION_POOL_READY_DURATION UPSTREAM_DECOMPRESSED_HEADER_BYTES_RECEIVED UPSTREAM_DECOMPRESSED_HEADER_BYTES_SENT
UPSTREAM_HEADER_BYTES_RECEIVED UPSTREAM_HEADER_BYTES_SENT UPSTREAM_HOST UPSTREAM_HOST_NAME UPSTREAM_HOST_NAME_WITHOUT_PORT
UPSTREAM_LOCAL_ADDRESS UPSTREAM_LOCAL_ADDRESS_WITHOUT_PORT UPSTREAM_LOCAL_DNS_SAN UPSTREAM_LOCAL_IP_SAN UPSTREAM_LOCAL_PORT
UPSTREAM_LOCAL_URI_SAN UPSTREAM_PEER_CERT UPSTREAM_PEER_DNS_SAN UPSTREAM_PEER_IP_SAN UPSTREAM_PEER_ISSUER UPSTREAM_PEER_SUBJECT
UPSTREAM_PEER_URI_SAN UPSTREAM_PROTOCOL UPSTREAM_REMOTE_ADDRESS UPSTREAM_REMOTE_ADDRESS_ENDPOINT_ID UPSTREAM_REMOTE_ADDRESS_WITHOUT_PORT
UPSTREAM_REMOTE_PORT UPSTREAM_REQUEST_ATTEMPT_COUNT UPSTREAM_TLS_CIPHER UPSTREAM_TLS_SESSION_ID UPSTREAM_TLS_VERSION
UPSTREAM_TRANSPORT_FAILURE_REASON UPSTREAM_WIRE_BYTES_RECEIVED UPSTREAM_WIRE_BYTES_SENT VIRTUAL_CLUSTER_NAME
";

/// The rule of the command of this name.
pub(super) fn find(name: &str) -> Option<Rule> {
    if let Some((_, arguments, required, length)) = WITH_ARGUMENT.iter().find(|(known, ..)| *known == name) {
        return Some(Rule { arguments: *arguments, required: *required, length: *length });
    }
    let is_known = ALONE.split_ascii_whitespace().any(|known| known == name);
    is_known.then_some(Rule { arguments: Arguments::None, required: false, length: false })
}
