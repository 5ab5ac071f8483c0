
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
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand build 'Render HTTPProxies as Gateway API manifests'
            cand check 'Check HTTPProxies and Domains without rendering anything'
            cand status 'Print the computed status of every HTTPProxy'
            cand explain 'Explain a diagnostic or a field'
            cand completions 'Print a completion script'
            cand man 'Print the manual page'
        }
        &'gatewright;build'= {
            cand -f 'The same, as hands used to kubectl type it'
            cand --filename 'The same, as hands used to kubectl type it'
            cand --exclude 'Leave out files and folders that match'
            cand --claims 'ConfigMaps of the accounting namespace: who holds which hostname'
            cand --jobs 'How many threads read and render (default: the cores)'
            cand -o 'How to print'
            cand --output 'How to print'
            cand --emit 'What to render'
            cand --out-dir 'Write a file for each object into this folder'
            cand --status 'Sum up the computed status before each proxy''s objects'
            cand -n 'The namespace of objects that name none'
            cand --namespace 'The namespace of objects that name none'
            cand --config 'The platform''s configuration file (`kind: NetworkServicesOperator`)'
            cand --gateway-class 'The class of the Gateways'
            cand --target-domain 'The domain of the hostnames that the platform assigns'
            cand --listener-tls-option 'An option of the HTTPS listeners'' TLS; replaces those of the configuration'
            cand --hostnames 'Which hostnames get listeners'
            cand --assume-verified 'A domain that counts as verified, or `*` for every one'
            cand --now 'The time of conditions that are new (RFC 3339; default: 1970-01-01T00:00:00Z)'
            cand --deny 'Make a code an error (`warnings`: all warnings)'
            cand --warn 'Make a code a warning'
            cand --allow 'Do not report a code (`warnings`: all warnings)'
            cand --color 'When to use colours'
            cand --prune 'Remove files of an earlier run that are no longer rendered'
            cand --only-rendered 'Leave out what is passed through'
            cand --allow-empty 'Print nothing, and call that fine, where there is nothing to print'
            cand -q 'Say nothing but errors'
            cand --quiet 'Say nothing but errors'
            cand -v 'Say also what was read, skipped and decided'
            cand --verbose 'Say also what was read, skipped and decided'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'gatewright;check'= {
            cand -f 'The same, as hands used to kubectl type it'
            cand --filename 'The same, as hands used to kubectl type it'
            cand --exclude 'Leave out files and folders that match'
            cand --claims 'ConfigMaps of the accounting namespace: who holds which hostname'
            cand --jobs 'How many threads read and render (default: the cores)'
            cand --format 'How to report: human, short, json, sarif, github or junit; `FORMAT=FILE` writes to a file, repeatable'
            cand -n 'The namespace of objects that name none'
            cand --namespace 'The namespace of objects that name none'
            cand --config 'The platform''s configuration file (`kind: NetworkServicesOperator`)'
            cand --gateway-class 'The class of the Gateways'
            cand --target-domain 'The domain of the hostnames that the platform assigns'
            cand --listener-tls-option 'An option of the HTTPS listeners'' TLS; replaces those of the configuration'
            cand --hostnames 'Which hostnames get listeners'
            cand --assume-verified 'A domain that counts as verified, or `*` for every one'
            cand --now 'The time of conditions that are new (RFC 3339; default: 1970-01-01T00:00:00Z)'
            cand --deny 'Make a code an error (`warnings`: all warnings)'
            cand --warn 'Make a code a warning'
            cand --allow 'Do not report a code (`warnings`: all warnings)'
            cand --color 'When to use colours'
            cand -q 'Say nothing but errors'
            cand --quiet 'Say nothing but errors'
            cand -v 'Say also what was read, skipped and decided'
            cand --verbose 'Say also what was read, skipped and decided'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'gatewright;status'= {
            cand -f 'The same, as hands used to kubectl type it'
            cand --filename 'The same, as hands used to kubectl type it'
            cand --exclude 'Leave out files and folders that match'
            cand --claims 'ConfigMaps of the accounting namespace: who holds which hostname'
            cand --jobs 'How many threads read and render (default: the cores)'
            cand -o 'How to print'
            cand --output 'How to print'
            cand -n 'The namespace of objects that name none'
            cand --namespace 'The namespace of objects that name none'
            cand --config 'The platform''s configuration file (`kind: NetworkServicesOperator`)'
            cand --gateway-class 'The class of the Gateways'
            cand --target-domain 'The domain of the hostnames that the platform assigns'
            cand --listener-tls-option 'An option of the HTTPS listeners'' TLS; replaces those of the configuration'
            cand --hostnames 'Which hostnames get listeners'
            cand --assume-verified 'A domain that counts as verified, or `*` for every one'
            cand --now 'The time of conditions that are new (RFC 3339; default: 1970-01-01T00:00:00Z)'
            cand --deny 'Make a code an error (`warnings`: all warnings)'
            cand --warn 'Make a code a warning'
            cand --allow 'Do not report a code (`warnings`: all warnings)'
            cand --color 'When to use colours'
            cand -q 'Say nothing but errors'
            cand --quiet 'Say nothing but errors'
            cand -v 'Say also what was read, skipped and decided'
            cand --verbose 'Say also what was read, skipped and decided'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'gatewright;explain'= {
            cand --recursive 'Every field below the given one'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'gatewright;completions'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'gatewright;man'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
    ]
    $completions[$command]
}
