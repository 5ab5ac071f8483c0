//! Sample input, as small as possible.

/// A valid HTTPProxy without hostnames.
pub fn proxy(name: &str) -> String {
    proxy_to(name, "https://origin.example.com")
}

/// An HTTPProxy with the given endpoint, as YAML.
pub fn proxy_to(name: &str, endpoint: &str) -> String {
    format!(
        "apiVersion: networking.datumapis.com/v1alpha\nkind: HTTPProxy\nmetadata:\n  name: {name}\nspec:\n  rules:\n  - backends:\n    - endpoint: {endpoint}\n"
    )
}

/// An HTTPProxy whose hostname no Domain covers.
pub fn proxy_for(name: &str, hostname: &str) -> String {
    proxy(name).replace("spec:\n", &format!("spec:\n  hostnames: [{hostname}]\n"))
}

/// An HTTPProxy that the platform rejects.
pub fn broken_proxy(name: &str) -> String {
    proxy_to(name, "ftp://origin.example.com")
}

/// A verified Domain.
pub fn verified_domain(name: &str) -> String {
    format!(
        "apiVersion: networking.datumapis.com/v1alpha\nkind: Domain\nmetadata:\n  name: {name}\nspec:\n  domainName: {name}\nstatus:\n  conditions:\n  - type: Verified\n    status: \"True\"\n    reason: Verified\n    message: \"\"\n    lastTransitionTime: \"2025-01-01T00:00:00Z\"\n"
    )
}

/// An object of another kind.
pub fn config_map(name: &str) -> String {
    format!("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}\ndata:\n  key: value\n")
}

/// The platform's configuration with a gateway class.
pub fn configuration(class: &str) -> String {
    format!("apiVersion: apiserver.config.datumapis.com/v1alpha1\nkind: NetworkServicesOperator\nhttpProxy:\n  gatewayClassName: {class}\n")
}

/// Documents as one YAML stream.
pub fn stream(documents: &[String]) -> String {
    documents.join("---\n")
}
