//! Reports objects of other kinds that would be output twice. The kinds that are read have a check of their own, which every command runs.

use std::sync::Arc;

use super::{Compilation, Fate, OutputOptions};
use crate::diag::{Code, Diagnostic, FieldError, Sink, prose, shapes};
use crate::model::{Content, Resource};
use crate::source::{InputMap, InputSet, Span};

/// Kinds without a namespace, with their groups. A namespace that such an object sets has no meaning.
const CLUSTER_SCOPED: [(&str, &str); 20] = [
    ("", "Namespace"),
    ("", "Node"),
    ("", "PersistentVolume"),
    ("admissionregistration.k8s.io", "MutatingWebhookConfiguration"),
    ("admissionregistration.k8s.io", "ValidatingAdmissionPolicy"),
    ("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding"),
    ("admissionregistration.k8s.io", "ValidatingWebhookConfiguration"),
    ("apiextensions.k8s.io", "CustomResourceDefinition"),
    ("apiregistration.k8s.io", "APIService"),
    ("certificates.k8s.io", "CertificateSigningRequest"),
    ("cert-manager.io", "ClusterIssuer"),
    ("gateway.networking.k8s.io", "GatewayClass"),
    ("networking.k8s.io", "IngressClass"),
    ("node.k8s.io", "RuntimeClass"),
    ("rbac.authorization.k8s.io", "ClusterRole"),
    ("rbac.authorization.k8s.io", "ClusterRoleBinding"),
    ("scheduling.k8s.io", "PriorityClass"),
    ("storage.k8s.io", "CSIDriver"),
    ("storage.k8s.io", "StorageClass"),
    ("storage.k8s.io", "VolumeAttachment"),
];

/// Reports every object that is passed through although one of the same group, kind, namespace, and name is too: both would be applied, and
/// the later one would win.
pub(super) fn report(compilation: &Compilation<'_>, options: &OutputOptions, sink: &mut Sink) {
    let reported: InputSet<Span> = compilation.found().filter(|found| found.code == Code::DuplicateResource).map(|found| found.span).collect();
    let domains = compilation.domains(options);
    let mut seen: InputMap<(&str, &str, &str, &str), &Resource<'_>> = InputMap::default();
    for (index, resource) in compilation.workspace().by_place() {
        let (Content::Foreign | Content::Claim(_)) = resource.content else { continue };
        if resource.object.name.is_empty() || compilation.fate(index, options, &domains) != Fate::PassedThrough {
            continue;
        }
        let object = &*resource.object;
        let group = object.api_version.split_once('/').map_or("", |(group, _)| group);
        let is_global = CLUSTER_SCOPED.contains(&(group, object.kind.as_str()));
        let namespace = if is_global { "" } else { object.namespace.as_str() };
        let key = (group, object.kind.as_str(), namespace, object.name.as_str());
        let Some(first) = seen.get(&key) else {
            seen.insert(key, resource);
            continue;
        };
        if reported.contains(&resource.anchor) {
            continue;
        }
        let place = if is_global { String::new() } else { format!(" in namespace `{}`", prose::shown(namespace)) };
        let message = format!("{}{place}: both would be applied, and the last one would win", shapes::duplicate(&object.kind, &object.name));
        let mut diagnostic = Diagnostic::new(Code::DuplicateResource, resource.anchor, message)
            .label("defined again here")
            .at("metadata.name", FieldError::Duplicate)
            .also(first.anchor, "first defined here", Some("metadata.name".to_owned()))
            .help("rename or remove one of them");
        diagnostic.object = Some(Arc::clone(&resource.object));
        sink.push(diagnostic);
    }
}
