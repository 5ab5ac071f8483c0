
use builtin;
use str;

set edit:completion:arg-completer[gatewright] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'gatewright'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'gatewright'= {
            cand -h 'h'
            cand --help 'help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand build 'Render HTTPProxies to Gateway API manifests'
            cand check 'Check HTTPProxies and Domains without rendering'
            cand status 'Show the status that the platform would report'
            cand trace 'Show what would happen to a request'
            cand explain 'Explain a diagnostic or a field'
            cand completions 'Print a shell completion script'
            cand man 'Print the manual'
        }
        &'gatewright;build'= {
            cand -f 'Same as PATH, for kubectl users'
            cand --filename 'Same as PATH, for kubectl users'
            cand --exclude 'Skip files and folders that match GLOB'
            cand --claims 'Existing hostname claims: ConfigMaps from the platform'
            cand --jobs 'Number of threads [default: all cores]'
            cand -o 'Output format: yaml, json, or name'
            cand --output 'Output format: yaml, json, or name'
            cand --emit 'Kinds to render, separated by commas'
            cand --out-dir 'Write one file per object into DIR instead of printing'
            cand --status 'Where to summarize the status'
            cand -n 'Namespace for objects without one'
            cand --namespace 'Namespace for objects without one'
            cand --config 'Configuration file of the platform'
            cand --gateway-class 'Class of the Gateways'
            cand --target-domain 'Domain of platform-assigned hostnames'
            cand --listener-tls-option 'TLS option for HTTPS listeners, repeatable'
            cand --hostnames 'Hostnames to serve: verified (default) or all'
            cand --assume-verified 'Treat this domain as verified (`*` for all)'
            cand --copy-annotations 'Copy annotations with this prefix to what is rendered'
            cand --now 'Timestamp for new conditions, in RFC 3339 format'
            cand --deny 'Report CODE as an error (`warnings` for all warnings)'
            cand --warn 'Report CODE as a warning'
            cand --allow 'Do not report CODE (`warnings` for all warnings)'
            cand --color 'Use color: auto, always, or never'
            cand --allow-empty 'Succeed even if there is nothing to read or print'
            cand --prune 'Remove stale files from the folder of --out-dir'
            cand --only-rendered 'Omit objects that would pass through'
            cand -q 'Print only errors'
            cand --quiet 'Print only errors'
            cand -v 'Also print what was read, skipped, and decided'
            cand --verbose 'Also print what was read, skipped, and decided'
            cand -h 'h'
            cand --help 'help'
        }
        &'gatewright;check'= {
            cand -f 'Same as PATH, for kubectl users'
            cand --filename 'Same as PATH, for kubectl users'
            cand --exclude 'Skip files and folders that match GLOB'
            cand --claims 'Existing hostname claims: ConfigMaps from the platform'
            cand --jobs 'Number of threads [default: all cores]'
            cand --format 'Report format: human (default), short, json, sarif, github, or junit; with FILE, write the report to FILE'
            cand -n 'Namespace for objects without one'
            cand --namespace 'Namespace for objects without one'
            cand --config 'Configuration file of the platform'
            cand --gateway-class 'Class of the Gateways'
            cand --target-domain 'Domain of platform-assigned hostnames'
            cand --listener-tls-option 'TLS option for HTTPS listeners, repeatable'
            cand --hostnames 'Hostnames to serve: verified (default) or all'
            cand --assume-verified 'Treat this domain as verified (`*` for all)'
            cand --copy-annotations 'Copy annotations with this prefix to what is rendered'
            cand --now 'Timestamp for new conditions, in RFC 3339 format'
            cand --deny 'Report CODE as an error (`warnings` for all warnings)'
            cand --warn 'Report CODE as a warning'
            cand --allow 'Do not report CODE (`warnings` for all warnings)'
            cand --color 'Use color: auto, always, or never'
            cand --allow-empty 'Succeed even if there is nothing to read or print'
            cand -q 'Print only errors'
            cand --quiet 'Print only errors'
            cand -v 'Also print what was read, skipped, and decided'
            cand --verbose 'Also print what was read, skipped, and decided'
            cand -h 'h'
            cand --help 'help'
        }
        &'gatewright;status'= {
            cand -f 'Same as PATH, for kubectl users'
            cand --filename 'Same as PATH, for kubectl users'
            cand --exclude 'Skip files and folders that match GLOB'
            cand --claims 'Existing hostname claims: ConfigMaps from the platform'
            cand --jobs 'Number of threads [default: all cores]'
            cand -o 'Output format: table, wide, yaml, json, or name'
            cand --output 'Output format: table, wide, yaml, json, or name'
            cand -n 'Namespace for objects without one'
            cand --namespace 'Namespace for objects without one'
            cand --config 'Configuration file of the platform'
            cand --gateway-class 'Class of the Gateways'
            cand --target-domain 'Domain of platform-assigned hostnames'
            cand --listener-tls-option 'TLS option for HTTPS listeners, repeatable'
            cand --hostnames 'Hostnames to serve: verified (default) or all'
            cand --assume-verified 'Treat this domain as verified (`*` for all)'
            cand --copy-annotations 'Copy annotations with this prefix to what is rendered'
            cand --now 'Timestamp for new conditions, in RFC 3339 format'
            cand --deny 'Report CODE as an error (`warnings` for all warnings)'
            cand --warn 'Report CODE as a warning'
            cand --allow 'Do not report CODE (`warnings` for all warnings)'
            cand --color 'Use color: auto, always, or never'
            cand --allow-empty 'Succeed even if there is nothing to read or print'
            cand -q 'Print only errors'
            cand --quiet 'Print only errors'
            cand -v 'Also print what was read, skipped, and decided'
            cand --verbose 'Also print what was read, skipped, and decided'
            cand -h 'h'
            cand --help 'help'
        }
        &'gatewright;trace'= {
            cand -f 'Same as PATH, for kubectl users'
            cand --filename 'Same as PATH, for kubectl users'
            cand --exclude 'Skip files and folders that match GLOB'
            cand --claims 'Existing hostname claims: ConfigMaps from the platform'
            cand --jobs 'Number of threads [default: all cores]'
            cand -X 'Method'
            cand --request 'Method'
            cand -H 'Header line, repeatable'
            cand --header 'Header line, repeatable'
            cand -d 'Body'
            cand --data 'Body'
            cand --resolve-host 'TLS server name, if it is not the host'
            cand --response-header 'Header line of the backend''s response, repeatable'
            cand -o 'Output format: human or json'
            cand --output 'Output format: human or json'
            cand -n 'Namespace for objects without one'
            cand --namespace 'Namespace for objects without one'
            cand --config 'Configuration file of the platform'
            cand --gateway-class 'Class of the Gateways'
            cand --target-domain 'Domain of platform-assigned hostnames'
            cand --listener-tls-option 'TLS option for HTTPS listeners, repeatable'
            cand --hostnames 'Hostnames to serve: verified (default) or all'
            cand --assume-verified 'Treat this domain as verified (`*` for all)'
            cand --copy-annotations 'Copy annotations with this prefix to what is rendered'
            cand --now 'Timestamp for new conditions, in RFC 3339 format'
            cand --deny 'Report CODE as an error (`warnings` for all warnings)'
            cand --warn 'Report CODE as a warning'
            cand --allow 'Do not report CODE (`warnings` for all warnings)'
            cand --color 'Use color: auto, always, or never'
            cand --allow-empty 'Succeed even if there is nothing to read or print'
            cand -I 'Use the method HEAD'
            cand --head 'Use the method HEAD'
            cand -q 'Print only errors'
            cand --quiet 'Print only errors'
            cand -v 'Also print what was read, skipped, and decided'
            cand --verbose 'Also print what was read, skipped, and decided'
            cand -h 'h'
            cand --help 'help'
        }
        &'gatewright;explain'= {
            cand --recursive 'Include all fields below the given one'
            cand -h 'h'
            cand --help 'help'
        }
        &'gatewright;completions'= {
            cand -h 'h'
            cand --help 'help'
        }
        &'gatewright;man'= {
            cand -h 'h'
            cand --help 'help'
        }
    ]
    $completions[$command]
}
