
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'gatewright' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'gatewright'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'gatewright' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('build', 'build', [CompletionResultType]::ParameterValue, 'Render HTTPProxies as Gateway API manifests')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check HTTPProxies and Domains without rendering anything')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Print the computed status of every HTTPProxy')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain a diagnostic or a field')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page')
            break
        }
        'gatewright;build' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'The same, as hands used to kubectl type it')
            [CompletionResult]::new('--filename', '--filename', [CompletionResultType]::ParameterName, 'The same, as hands used to kubectl type it')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Leave out files and folders that match')
            [CompletionResult]::new('--claims', '--claims', [CompletionResultType]::ParameterName, 'ConfigMaps of the accounting namespace: who holds which hostname')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many threads read and render (default: the cores)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to print')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to print')
            [CompletionResult]::new('--emit', '--emit', [CompletionResultType]::ParameterName, 'What to render')
            [CompletionResult]::new('--out-dir', '--out-dir', [CompletionResultType]::ParameterName, 'Write a file for each object into this folder')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Sum up the computed status before each proxy''s objects')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace of objects that name none')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace of objects that name none')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The platform''s configuration file (`kind: NetworkServicesOperator`)')
            [CompletionResult]::new('--gateway-class', '--gateway-class', [CompletionResultType]::ParameterName, 'The class of the Gateways')
            [CompletionResult]::new('--target-domain', '--target-domain', [CompletionResultType]::ParameterName, 'The domain of the hostnames that the platform assigns')
            [CompletionResult]::new('--listener-tls-option', '--listener-tls-option', [CompletionResultType]::ParameterName, 'An option of the HTTPS listeners'' TLS; replaces those of the configuration')
            [CompletionResult]::new('--hostnames', '--hostnames', [CompletionResultType]::ParameterName, 'Which hostnames get listeners')
            [CompletionResult]::new('--assume-verified', '--assume-verified', [CompletionResultType]::ParameterName, 'A domain that counts as verified, or `*` for every one')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time of conditions that are new (RFC 3339; default: 1970-01-01T00:00:00Z)')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Make a code an error (`warnings`: all warnings)')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Make a code a warning')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Do not report a code (`warnings`: all warnings)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--prune', '--prune', [CompletionResultType]::ParameterName, 'Remove files of an earlier run that are no longer rendered')
            [CompletionResult]::new('--only-rendered', '--only-rendered', [CompletionResultType]::ParameterName, 'Leave out what is passed through')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Print nothing, and call that fine, where there is nothing to print')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say also what was read, skipped and decided')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say also what was read, skipped and decided')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'gatewright;check' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'The same, as hands used to kubectl type it')
            [CompletionResult]::new('--filename', '--filename', [CompletionResultType]::ParameterName, 'The same, as hands used to kubectl type it')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Leave out files and folders that match')
            [CompletionResult]::new('--claims', '--claims', [CompletionResultType]::ParameterName, 'ConfigMaps of the accounting namespace: who holds which hostname')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many threads read and render (default: the cores)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to report: human, short, json, sarif, github or junit; `FORMAT=FILE` writes to a file, repeatable')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace of objects that name none')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace of objects that name none')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The platform''s configuration file (`kind: NetworkServicesOperator`)')
            [CompletionResult]::new('--gateway-class', '--gateway-class', [CompletionResultType]::ParameterName, 'The class of the Gateways')
            [CompletionResult]::new('--target-domain', '--target-domain', [CompletionResultType]::ParameterName, 'The domain of the hostnames that the platform assigns')
            [CompletionResult]::new('--listener-tls-option', '--listener-tls-option', [CompletionResultType]::ParameterName, 'An option of the HTTPS listeners'' TLS; replaces those of the configuration')
            [CompletionResult]::new('--hostnames', '--hostnames', [CompletionResultType]::ParameterName, 'Which hostnames get listeners')
            [CompletionResult]::new('--assume-verified', '--assume-verified', [CompletionResultType]::ParameterName, 'A domain that counts as verified, or `*` for every one')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time of conditions that are new (RFC 3339; default: 1970-01-01T00:00:00Z)')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Make a code an error (`warnings`: all warnings)')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Make a code a warning')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Do not report a code (`warnings`: all warnings)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say also what was read, skipped and decided')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say also what was read, skipped and decided')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'gatewright;status' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'The same, as hands used to kubectl type it')
            [CompletionResult]::new('--filename', '--filename', [CompletionResultType]::ParameterName, 'The same, as hands used to kubectl type it')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Leave out files and folders that match')
            [CompletionResult]::new('--claims', '--claims', [CompletionResultType]::ParameterName, 'ConfigMaps of the accounting namespace: who holds which hostname')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many threads read and render (default: the cores)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to print')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to print')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace of objects that name none')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace of objects that name none')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The platform''s configuration file (`kind: NetworkServicesOperator`)')
            [CompletionResult]::new('--gateway-class', '--gateway-class', [CompletionResultType]::ParameterName, 'The class of the Gateways')
            [CompletionResult]::new('--target-domain', '--target-domain', [CompletionResultType]::ParameterName, 'The domain of the hostnames that the platform assigns')
            [CompletionResult]::new('--listener-tls-option', '--listener-tls-option', [CompletionResultType]::ParameterName, 'An option of the HTTPS listeners'' TLS; replaces those of the configuration')
            [CompletionResult]::new('--hostnames', '--hostnames', [CompletionResultType]::ParameterName, 'Which hostnames get listeners')
            [CompletionResult]::new('--assume-verified', '--assume-verified', [CompletionResultType]::ParameterName, 'A domain that counts as verified, or `*` for every one')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time of conditions that are new (RFC 3339; default: 1970-01-01T00:00:00Z)')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Make a code an error (`warnings`: all warnings)')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Make a code a warning')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Do not report a code (`warnings`: all warnings)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say also what was read, skipped and decided')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say also what was read, skipped and decided')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'gatewright;explain' {
            [CompletionResult]::new('--recursive', '--recursive', [CompletionResultType]::ParameterName, 'Every field below the given one')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'gatewright;completions' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'gatewright;man' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
