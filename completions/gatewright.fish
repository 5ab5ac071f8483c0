# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_gatewright_global_optspecs
    string join \n h/help V/version
end

function __fish_gatewright_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_gatewright_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_gatewright_using_subcommand
    set -l cmd (__fish_gatewright_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c gatewright -n "__fish_gatewright_needs_command" -s h -l help -d 'Print help'
complete -c gatewright -n "__fish_gatewright_needs_command" -s V -l version -d 'Print version'
complete -c gatewright -n "__fish_gatewright_needs_command" -f -a "build" -d 'Render HTTPProxies as Gateway API manifests'
complete -c gatewright -n "__fish_gatewright_needs_command" -f -a "check" -d 'Check HTTPProxies and Domains without rendering anything'
complete -c gatewright -n "__fish_gatewright_needs_command" -f -a "status" -d 'Print the computed status of every HTTPProxy'
complete -c gatewright -n "__fish_gatewright_needs_command" -f -a "explain" -d 'Explain a diagnostic or a field'
complete -c gatewright -n "__fish_gatewright_needs_command" -f -a "completions" -d 'Print a completion script'
complete -c gatewright -n "__fish_gatewright_needs_command" -f -a "man" -d 'Print the manual page'
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -s f -l filename -d 'The same, as hands used to kubectl type it' -r -F
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l exclude -d 'Leave out files and folders that match' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l claims -d 'ConfigMaps of the accounting namespace: who holds which hostname' -r -F
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l jobs -d 'How many threads read and render (default: the cores)' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -s o -l output -d 'How to print' -r -f -a "yaml\t'A stream of YAML documents'
json\t'One JSON `List`'
name\t'`resource.group/name`, a line each'"
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l emit -d 'What to render' -r -f -a "gateway\t'Gateways'
httproute\t'HTTPRoutes'
endpointslice\t'EndpointSlices'
domain\t'Domains that the platform would create'"
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l out-dir -d 'Write a file for each object into this folder' -r -f -a "(__fish_complete_directories)"
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l status -d 'Sum up the computed status before each proxy\'s objects' -r -f -a "comment\t'As a comment'
none\t'Not at all'"
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -s n -l namespace -d 'The namespace of objects that name none' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l config -d 'The platform\'s configuration file (`kind: NetworkServicesOperator`)' -r -F
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l gateway-class -d 'The class of the Gateways' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l target-domain -d 'The domain of the hostnames that the platform assigns' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l listener-tls-option -d 'An option of the HTTPS listeners\' TLS; replaces those of the configuration' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l hostnames -d 'Which hostnames get listeners' -r -f -a "verified\t'Those that are verified and not in use elsewhere'
all\t'Every one, as the platform\'s HTTPProxy controller writes them'"
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l assume-verified -d 'A domain that counts as verified, or `*` for every one' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l now -d 'The time of conditions that are new (RFC 3339; default: 1970-01-01T00:00:00Z)' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l deny -d 'Make a code an error (`warnings`: all warnings)' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l warn -d 'Make a code a warning' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l allow -d 'Do not report a code (`warnings`: all warnings)' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l prune -d 'Remove files of an earlier run that are no longer rendered'
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l only-rendered -d 'Leave out what is passed through'
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -l allow-empty -d 'Print nothing, and call that fine, where there is nothing to print'
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -s q -l quiet -d 'Say nothing but errors'
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -s v -l verbose -d 'Say also what was read, skipped and decided'
complete -c gatewright -n "__fish_gatewright_using_subcommand build" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -s f -l filename -d 'The same, as hands used to kubectl type it' -r -F
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l exclude -d 'Leave out files and folders that match' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l claims -d 'ConfigMaps of the accounting namespace: who holds which hostname' -r -F
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l jobs -d 'How many threads read and render (default: the cores)' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l format -d 'How to report: human, short, json, sarif, github or junit; `FORMAT=FILE` writes to a file, repeatable' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -s n -l namespace -d 'The namespace of objects that name none' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l config -d 'The platform\'s configuration file (`kind: NetworkServicesOperator`)' -r -F
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l gateway-class -d 'The class of the Gateways' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l target-domain -d 'The domain of the hostnames that the platform assigns' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l listener-tls-option -d 'An option of the HTTPS listeners\' TLS; replaces those of the configuration' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l hostnames -d 'Which hostnames get listeners' -r -f -a "verified\t'Those that are verified and not in use elsewhere'
all\t'Every one, as the platform\'s HTTPProxy controller writes them'"
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l assume-verified -d 'A domain that counts as verified, or `*` for every one' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l now -d 'The time of conditions that are new (RFC 3339; default: 1970-01-01T00:00:00Z)' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l deny -d 'Make a code an error (`warnings`: all warnings)' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l warn -d 'Make a code a warning' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l allow -d 'Do not report a code (`warnings`: all warnings)' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -s q -l quiet -d 'Say nothing but errors'
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -s v -l verbose -d 'Say also what was read, skipped and decided'
complete -c gatewright -n "__fish_gatewright_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -s f -l filename -d 'The same, as hands used to kubectl type it' -r -F
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -l exclude -d 'Leave out files and folders that match' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -l claims -d 'ConfigMaps of the accounting namespace: who holds which hostname' -r -F
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -l jobs -d 'How many threads read and render (default: the cores)' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -s o -l output -d 'How to print' -r -f -a "table\t'As `kubectl get httpproxy` does'
wide\t'With what is unverified and in use, and with reasons'
yaml\t'The HTTPProxies with their computed status'
json\t'The same as one JSON `List`'
name\t'`resource.group/name`, a line each'"
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -s n -l namespace -d 'The namespace of objects that name none' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -l config -d 'The platform\'s configuration file (`kind: NetworkServicesOperator`)' -r -F
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -l gateway-class -d 'The class of the Gateways' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -l target-domain -d 'The domain of the hostnames that the platform assigns' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -l listener-tls-option -d 'An option of the HTTPS listeners\' TLS; replaces those of the configuration' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -l hostnames -d 'Which hostnames get listeners' -r -f -a "verified\t'Those that are verified and not in use elsewhere'
all\t'Every one, as the platform\'s HTTPProxy controller writes them'"
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -l assume-verified -d 'A domain that counts as verified, or `*` for every one' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -l now -d 'The time of conditions that are new (RFC 3339; default: 1970-01-01T00:00:00Z)' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -l deny -d 'Make a code an error (`warnings`: all warnings)' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -l warn -d 'Make a code a warning' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -l allow -d 'Do not report a code (`warnings`: all warnings)' -r
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -s q -l quiet -d 'Say nothing but errors'
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -s v -l verbose -d 'Say also what was read, skipped and decided'
complete -c gatewright -n "__fish_gatewright_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c gatewright -n "__fish_gatewright_using_subcommand explain" -l recursive -d 'Every field below the given one'
complete -c gatewright -n "__fish_gatewright_using_subcommand explain" -s h -l help -d 'Print help'
complete -c gatewright -n "__fish_gatewright_using_subcommand completions" -s h -l help -d 'Print help'
complete -c gatewright -n "__fish_gatewright_using_subcommand man" -s h -l help -d 'Print help'
