
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
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'h')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('build', 'build', [CompletionResultType]::ParameterValue, 'Render HTTPProxies to Gateway API manifests')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check HTTPProxies and Domains without rendering')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show the status that the platform would report')
            [CompletionResult]::new('trace', 'trace', [CompletionResultType]::ParameterValue, 'Show what would happen to a request')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain a diagnostic or a field')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell completion script')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual')
            break
        }
        'gatewright;build' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Same as PATH, for kubectl users')
            [CompletionResult]::new('--filename', '--filename', [CompletionResultType]::ParameterName, 'Same as PATH, for kubectl users')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Skip files and folders that match GLOB')
            [CompletionResult]::new('--claims', '--claims', [CompletionResultType]::ParameterName, 'Existing hostname claims: ConfigMaps from the platform')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Number of threads [default: all cores]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Output format: yaml, json, or name')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output format: yaml, json, or name')
            [CompletionResult]::new('--emit', '--emit', [CompletionResultType]::ParameterName, 'Kinds to render, separated by commas')
            [CompletionResult]::new('--out-dir', '--out-dir', [CompletionResultType]::ParameterName, 'Write one file per object into DIR instead of printing')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Where to summarize the status')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Namespace for objects without one')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Namespace for objects without one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file of the platform')
            [CompletionResult]::new('--gateway-class', '--gateway-class', [CompletionResultType]::ParameterName, 'Class of the Gateways')
            [CompletionResult]::new('--target-domain', '--target-domain', [CompletionResultType]::ParameterName, 'Domain of platform-assigned hostnames')
            [CompletionResult]::new('--listener-tls-option', '--listener-tls-option', [CompletionResultType]::ParameterName, 'TLS option for HTTPS listeners, repeatable')
            [CompletionResult]::new('--hostnames', '--hostnames', [CompletionResultType]::ParameterName, 'Hostnames to serve: verified (default) or all')
            [CompletionResult]::new('--assume-verified', '--assume-verified', [CompletionResultType]::ParameterName, 'Treat this domain as verified (`*` for all)')
            [CompletionResult]::new('--copy-annotations', '--copy-annotations', [CompletionResultType]::ParameterName, 'Copy annotations with this prefix to what is rendered')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'Cluster (project) that the input belongs to')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Timestamp for new conditions, in RFC 3339 format')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Report CODE as an error (`warnings` for all warnings)')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Report CODE as a warning')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Do not report CODE (`warnings` for all warnings)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use color: auto, always, or never')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Also read files that are listed in ignore files')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Succeed even if there is nothing to read or print')
            [CompletionResult]::new('--prune', '--prune', [CompletionResultType]::ParameterName, 'Remove stale files from the folder of --out-dir')
            [CompletionResult]::new('--only-rendered', '--only-rendered', [CompletionResultType]::ParameterName, 'Omit objects that would pass through')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Also print what was read, skipped, and decided')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Also print what was read, skipped, and decided')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'h')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'help')
            break
        }
        'gatewright;check' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Same as PATH, for kubectl users')
            [CompletionResult]::new('--filename', '--filename', [CompletionResultType]::ParameterName, 'Same as PATH, for kubectl users')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Skip files and folders that match GLOB')
            [CompletionResult]::new('--claims', '--claims', [CompletionResultType]::ParameterName, 'Existing hostname claims: ConfigMaps from the platform')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Number of threads [default: all cores]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Report format: human (default), short, json, sarif, github, or junit; with FILE, write the report to FILE')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Namespace for objects without one')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Namespace for objects without one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file of the platform')
            [CompletionResult]::new('--gateway-class', '--gateway-class', [CompletionResultType]::ParameterName, 'Class of the Gateways')
            [CompletionResult]::new('--target-domain', '--target-domain', [CompletionResultType]::ParameterName, 'Domain of platform-assigned hostnames')
            [CompletionResult]::new('--listener-tls-option', '--listener-tls-option', [CompletionResultType]::ParameterName, 'TLS option for HTTPS listeners, repeatable')
            [CompletionResult]::new('--hostnames', '--hostnames', [CompletionResultType]::ParameterName, 'Hostnames to serve: verified (default) or all')
            [CompletionResult]::new('--assume-verified', '--assume-verified', [CompletionResultType]::ParameterName, 'Treat this domain as verified (`*` for all)')
            [CompletionResult]::new('--copy-annotations', '--copy-annotations', [CompletionResultType]::ParameterName, 'Copy annotations with this prefix to what is rendered')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'Cluster (project) that the input belongs to')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Timestamp for new conditions, in RFC 3339 format')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Report CODE as an error (`warnings` for all warnings)')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Report CODE as a warning')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Do not report CODE (`warnings` for all warnings)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use color: auto, always, or never')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Also read files that are listed in ignore files')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Succeed even if there is nothing to read or print')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Also print what was read, skipped, and decided')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Also print what was read, skipped, and decided')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'h')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'help')
            break
        }
        'gatewright;status' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Same as PATH, for kubectl users')
            [CompletionResult]::new('--filename', '--filename', [CompletionResultType]::ParameterName, 'Same as PATH, for kubectl users')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Skip files and folders that match GLOB')
            [CompletionResult]::new('--claims', '--claims', [CompletionResultType]::ParameterName, 'Existing hostname claims: ConfigMaps from the platform')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Number of threads [default: all cores]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Output format: table, wide, yaml, json, or name')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output format: table, wide, yaml, json, or name')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Namespace for objects without one')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Namespace for objects without one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file of the platform')
            [CompletionResult]::new('--gateway-class', '--gateway-class', [CompletionResultType]::ParameterName, 'Class of the Gateways')
            [CompletionResult]::new('--target-domain', '--target-domain', [CompletionResultType]::ParameterName, 'Domain of platform-assigned hostnames')
            [CompletionResult]::new('--listener-tls-option', '--listener-tls-option', [CompletionResultType]::ParameterName, 'TLS option for HTTPS listeners, repeatable')
            [CompletionResult]::new('--hostnames', '--hostnames', [CompletionResultType]::ParameterName, 'Hostnames to serve: verified (default) or all')
            [CompletionResult]::new('--assume-verified', '--assume-verified', [CompletionResultType]::ParameterName, 'Treat this domain as verified (`*` for all)')
            [CompletionResult]::new('--copy-annotations', '--copy-annotations', [CompletionResultType]::ParameterName, 'Copy annotations with this prefix to what is rendered')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'Cluster (project) that the input belongs to')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Timestamp for new conditions, in RFC 3339 format')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Report CODE as an error (`warnings` for all warnings)')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Report CODE as a warning')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Do not report CODE (`warnings` for all warnings)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use color: auto, always, or never')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Also read files that are listed in ignore files')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Succeed even if there is nothing to read or print')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Also print what was read, skipped, and decided')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Also print what was read, skipped, and decided')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'h')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'help')
            break
        }
        'gatewright;trace' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Same as PATH, for kubectl users')
            [CompletionResult]::new('--filename', '--filename', [CompletionResultType]::ParameterName, 'Same as PATH, for kubectl users')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Skip files and folders that match GLOB')
            [CompletionResult]::new('--claims', '--claims', [CompletionResultType]::ParameterName, 'Existing hostname claims: ConfigMaps from the platform')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Number of threads [default: all cores]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'Method')
            [CompletionResult]::new('--request', '--request', [CompletionResultType]::ParameterName, 'Method')
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'Header line, repeatable')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Header line, repeatable')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Body')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Body')
            [CompletionResult]::new('--resolve-host', '--resolve-host', [CompletionResultType]::ParameterName, 'TLS server name, if it is not the host')
            [CompletionResult]::new('--response-header', '--response-header', [CompletionResultType]::ParameterName, 'Header line of the backend''s response, repeatable')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Output format: human or json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output format: human or json')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Namespace for objects without one')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Namespace for objects without one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file of the platform')
            [CompletionResult]::new('--gateway-class', '--gateway-class', [CompletionResultType]::ParameterName, 'Class of the Gateways')
            [CompletionResult]::new('--target-domain', '--target-domain', [CompletionResultType]::ParameterName, 'Domain of platform-assigned hostnames')
            [CompletionResult]::new('--listener-tls-option', '--listener-tls-option', [CompletionResultType]::ParameterName, 'TLS option for HTTPS listeners, repeatable')
            [CompletionResult]::new('--hostnames', '--hostnames', [CompletionResultType]::ParameterName, 'Hostnames to serve: verified (default) or all')
            [CompletionResult]::new('--assume-verified', '--assume-verified', [CompletionResultType]::ParameterName, 'Treat this domain as verified (`*` for all)')
            [CompletionResult]::new('--copy-annotations', '--copy-annotations', [CompletionResultType]::ParameterName, 'Copy annotations with this prefix to what is rendered')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'Cluster (project) that the input belongs to')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Timestamp for new conditions, in RFC 3339 format')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Report CODE as an error (`warnings` for all warnings)')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Report CODE as a warning')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Do not report CODE (`warnings` for all warnings)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use color: auto, always, or never')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Also read files that are listed in ignore files')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Succeed even if there is nothing to read or print')
            [CompletionResult]::new('-I', '-I ', [CompletionResultType]::ParameterName, 'Use the method HEAD')
            [CompletionResult]::new('--head', '--head', [CompletionResultType]::ParameterName, 'Use the method HEAD')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Also print what was read, skipped, and decided')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Also print what was read, skipped, and decided')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'h')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'help')
            break
        }
        'gatewright;explain' {
            [CompletionResult]::new('--recursive', '--recursive', [CompletionResultType]::ParameterName, 'Include all fields below the given one')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'h')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'help')
            break
        }
        'gatewright;completions' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'h')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'help')
            break
        }
        'gatewright;man' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'h')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'help')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
