_gatewright() {
    local i cur prev opts cmd
    COMPREPLY=()
    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
        cur="$2"
    else
        cur="${COMP_WORDS[COMP_CWORD]}"
    fi
    prev="$3"
    cmd=""
    opts=""

    for i in "${COMP_WORDS[@]:0:COMP_CWORD}"
    do
        case "${cmd},${i}" in
            ",$1")
                cmd="gatewright"
                ;;
            gatewright,build)
                cmd="gatewright__subcmd__build"
                ;;
            gatewright,check)
                cmd="gatewright__subcmd__check"
                ;;
            gatewright,completions)
                cmd="gatewright__subcmd__completions"
                ;;
            gatewright,explain)
                cmd="gatewright__subcmd__explain"
                ;;
            gatewright,man)
                cmd="gatewright__subcmd__man"
                ;;
            gatewright,status)
                cmd="gatewright__subcmd__status"
                ;;
            gatewright,trace)
                cmd="gatewright__subcmd__trace"
                ;;
            *)
                ;;
        esac
    done

    case "${cmd}" in
        gatewright)
            opts="-h -V --help --version build check status trace explain completions man"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 1 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        gatewright__subcmd__build)
            opts="-f -o -n -q -v -h --filename --exclude --no-ignore --claims --allow-empty --jobs --output --emit --out-dir --prune --only-rendered --status --namespace --config --gateway-class --target-domain --listener-tls-option --hostnames --assume-verified --copy-annotations --cluster --now --deny --warn --allow --color --quiet --verbose --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --filename)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --exclude)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --claims)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --jobs)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -W "yaml json name" -- "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -W "yaml json name" -- "${cur}"))
                    return 0
                    ;;
                --emit)
                    COMPREPLY=($(compgen -W "gateway httproute endpointslice domain" -- "${cur}"))
                    return 0
                    ;;
                --out-dir)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                --status)
                    COMPREPLY=($(compgen -W "comment none" -- "${cur}"))
                    return 0
                    ;;
                --namespace)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -n)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --gateway-class)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --target-domain)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --listener-tls-option)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --hostnames)
                    COMPREPLY=($(compgen -W "verified all" -- "${cur}"))
                    return 0
                    ;;
                --assume-verified)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --copy-annotations)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --cluster)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --deny)
                    COMPREPLY=($(compgen -W "invalid-encoding yaml-syntax yaml-limit document-too-large document-marker duplicate-key unknown-alias number-not-finite template-skipped outside-link chart-skipped not-a-resource unsupported-version unknown-kind own-in-another-group empty-input invalid-config unknown-field required-field wrong-type null-item too-long too-short too-many-items too-few-items out-of-range unsupported-value duplicate-item invalid-format invalid-label invalid-finalizer invalid-owner resource-name duplicate-rule-name too-many-matches redirect-with-backend prefix-rewrite-match redirect-and-rewrite repeated-filter filter-member path-modifier invalid-path wildcard-not-alone backend-target mirror-backend external-auth-protocol hostname-form duplicate-hostname filter-not-supported unsupported-extension host-header-value backend-required endpoint-url endpoint-scheme endpoint-userinfo endpoint-host-required endpoint-host endpoint-port endpoint-suffix connector-https endpoint-unprogrammable tls-hostname-required tls-hostname backend-name repeated-cors too-many-filters domain-name duplicate-resource duplicate-config duplicate-domain instance-port-missing instance-port-unnamed platform-hostname name-clash left-out read-from-cluster exported-object annotations-dropped configuration-in-input hostname-unverified hostname-no-domain hostname-target-domain hostname-in-use rewrite-hostname-replaced host-override-lost external-auth-ignored invalid-regex instance-not-found resource-conflict root-domain-unknown warnings" -- "${cur}"))
                    return 0
                    ;;
                --warn)
                    COMPREPLY=($(compgen -W "invalid-encoding yaml-syntax yaml-limit document-too-large document-marker duplicate-key unknown-alias number-not-finite template-skipped outside-link chart-skipped not-a-resource unsupported-version unknown-kind own-in-another-group empty-input invalid-config unknown-field required-field wrong-type null-item too-long too-short too-many-items too-few-items out-of-range unsupported-value duplicate-item invalid-format invalid-label invalid-finalizer invalid-owner resource-name duplicate-rule-name too-many-matches redirect-with-backend prefix-rewrite-match redirect-and-rewrite repeated-filter filter-member path-modifier invalid-path wildcard-not-alone backend-target mirror-backend external-auth-protocol hostname-form duplicate-hostname filter-not-supported unsupported-extension host-header-value backend-required endpoint-url endpoint-scheme endpoint-userinfo endpoint-host-required endpoint-host endpoint-port endpoint-suffix connector-https endpoint-unprogrammable tls-hostname-required tls-hostname backend-name repeated-cors too-many-filters domain-name duplicate-resource duplicate-config duplicate-domain instance-port-missing instance-port-unnamed platform-hostname name-clash left-out read-from-cluster exported-object annotations-dropped configuration-in-input hostname-unverified hostname-no-domain hostname-target-domain hostname-in-use rewrite-hostname-replaced host-override-lost external-auth-ignored invalid-regex instance-not-found resource-conflict root-domain-unknown warnings" -- "${cur}"))
                    return 0
                    ;;
                --allow)
                    COMPREPLY=($(compgen -W "invalid-encoding yaml-syntax yaml-limit document-too-large document-marker duplicate-key unknown-alias number-not-finite template-skipped outside-link chart-skipped not-a-resource unsupported-version unknown-kind own-in-another-group empty-input invalid-config unknown-field required-field wrong-type null-item too-long too-short too-many-items too-few-items out-of-range unsupported-value duplicate-item invalid-format invalid-label invalid-finalizer invalid-owner resource-name duplicate-rule-name too-many-matches redirect-with-backend prefix-rewrite-match redirect-and-rewrite repeated-filter filter-member path-modifier invalid-path wildcard-not-alone backend-target mirror-backend external-auth-protocol hostname-form duplicate-hostname filter-not-supported unsupported-extension host-header-value backend-required endpoint-url endpoint-scheme endpoint-userinfo endpoint-host-required endpoint-host endpoint-port endpoint-suffix connector-https endpoint-unprogrammable tls-hostname-required tls-hostname backend-name repeated-cors too-many-filters domain-name duplicate-resource duplicate-config duplicate-domain instance-port-missing instance-port-unnamed platform-hostname name-clash left-out read-from-cluster exported-object annotations-dropped configuration-in-input hostname-unverified hostname-no-domain hostname-target-domain hostname-in-use rewrite-hostname-replaced host-override-lost external-auth-ignored invalid-regex instance-not-found resource-conflict root-domain-unknown warnings" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        gatewright__subcmd__check)
            opts="-f -n -q -v -h --filename --exclude --no-ignore --claims --allow-empty --jobs --format --namespace --config --gateway-class --target-domain --listener-tls-option --hostnames --assume-verified --copy-annotations --cluster --now --deny --warn --allow --color --quiet --verbose --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --filename)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --exclude)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --claims)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --jobs)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human short json sarif github junit" -- "${cur}"))
                    return 0
                    ;;
                --namespace)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -n)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --gateway-class)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --target-domain)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --listener-tls-option)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --hostnames)
                    COMPREPLY=($(compgen -W "verified all" -- "${cur}"))
                    return 0
                    ;;
                --assume-verified)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --copy-annotations)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --cluster)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --deny)
                    COMPREPLY=($(compgen -W "invalid-encoding yaml-syntax yaml-limit document-too-large document-marker duplicate-key unknown-alias number-not-finite template-skipped outside-link chart-skipped not-a-resource unsupported-version unknown-kind own-in-another-group empty-input invalid-config unknown-field required-field wrong-type null-item too-long too-short too-many-items too-few-items out-of-range unsupported-value duplicate-item invalid-format invalid-label invalid-finalizer invalid-owner resource-name duplicate-rule-name too-many-matches redirect-with-backend prefix-rewrite-match redirect-and-rewrite repeated-filter filter-member path-modifier invalid-path wildcard-not-alone backend-target mirror-backend external-auth-protocol hostname-form duplicate-hostname filter-not-supported unsupported-extension host-header-value backend-required endpoint-url endpoint-scheme endpoint-userinfo endpoint-host-required endpoint-host endpoint-port endpoint-suffix connector-https endpoint-unprogrammable tls-hostname-required tls-hostname backend-name repeated-cors too-many-filters domain-name duplicate-resource duplicate-config duplicate-domain instance-port-missing instance-port-unnamed platform-hostname name-clash left-out read-from-cluster exported-object annotations-dropped configuration-in-input hostname-unverified hostname-no-domain hostname-target-domain hostname-in-use rewrite-hostname-replaced host-override-lost external-auth-ignored invalid-regex instance-not-found resource-conflict root-domain-unknown warnings" -- "${cur}"))
                    return 0
                    ;;
                --warn)
                    COMPREPLY=($(compgen -W "invalid-encoding yaml-syntax yaml-limit document-too-large document-marker duplicate-key unknown-alias number-not-finite template-skipped outside-link chart-skipped not-a-resource unsupported-version unknown-kind own-in-another-group empty-input invalid-config unknown-field required-field wrong-type null-item too-long too-short too-many-items too-few-items out-of-range unsupported-value duplicate-item invalid-format invalid-label invalid-finalizer invalid-owner resource-name duplicate-rule-name too-many-matches redirect-with-backend prefix-rewrite-match redirect-and-rewrite repeated-filter filter-member path-modifier invalid-path wildcard-not-alone backend-target mirror-backend external-auth-protocol hostname-form duplicate-hostname filter-not-supported unsupported-extension host-header-value backend-required endpoint-url endpoint-scheme endpoint-userinfo endpoint-host-required endpoint-host endpoint-port endpoint-suffix connector-https endpoint-unprogrammable tls-hostname-required tls-hostname backend-name repeated-cors too-many-filters domain-name duplicate-resource duplicate-config duplicate-domain instance-port-missing instance-port-unnamed platform-hostname name-clash left-out read-from-cluster exported-object annotations-dropped configuration-in-input hostname-unverified hostname-no-domain hostname-target-domain hostname-in-use rewrite-hostname-replaced host-override-lost external-auth-ignored invalid-regex instance-not-found resource-conflict root-domain-unknown warnings" -- "${cur}"))
                    return 0
                    ;;
                --allow)
                    COMPREPLY=($(compgen -W "invalid-encoding yaml-syntax yaml-limit document-too-large document-marker duplicate-key unknown-alias number-not-finite template-skipped outside-link chart-skipped not-a-resource unsupported-version unknown-kind own-in-another-group empty-input invalid-config unknown-field required-field wrong-type null-item too-long too-short too-many-items too-few-items out-of-range unsupported-value duplicate-item invalid-format invalid-label invalid-finalizer invalid-owner resource-name duplicate-rule-name too-many-matches redirect-with-backend prefix-rewrite-match redirect-and-rewrite repeated-filter filter-member path-modifier invalid-path wildcard-not-alone backend-target mirror-backend external-auth-protocol hostname-form duplicate-hostname filter-not-supported unsupported-extension host-header-value backend-required endpoint-url endpoint-scheme endpoint-userinfo endpoint-host-required endpoint-host endpoint-port endpoint-suffix connector-https endpoint-unprogrammable tls-hostname-required tls-hostname backend-name repeated-cors too-many-filters domain-name duplicate-resource duplicate-config duplicate-domain instance-port-missing instance-port-unnamed platform-hostname name-clash left-out read-from-cluster exported-object annotations-dropped configuration-in-input hostname-unverified hostname-no-domain hostname-target-domain hostname-in-use rewrite-hostname-replaced host-override-lost external-auth-ignored invalid-regex instance-not-found resource-conflict root-domain-unknown warnings" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        gatewright__subcmd__completions)
            opts="-h --help bash elvish fish powershell zsh"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        gatewright__subcmd__explain)
            opts="-h --recursive --help invalid-encoding yaml-syntax yaml-limit document-too-large document-marker duplicate-key unknown-alias number-not-finite template-skipped outside-link chart-skipped not-a-resource unsupported-version unknown-kind own-in-another-group empty-input invalid-config unknown-field required-field wrong-type null-item too-long too-short too-many-items too-few-items out-of-range unsupported-value duplicate-item invalid-format invalid-label invalid-finalizer invalid-owner resource-name duplicate-rule-name too-many-matches redirect-with-backend prefix-rewrite-match redirect-and-rewrite repeated-filter filter-member path-modifier invalid-path wildcard-not-alone backend-target mirror-backend external-auth-protocol hostname-form duplicate-hostname filter-not-supported unsupported-extension host-header-value backend-required endpoint-url endpoint-scheme endpoint-userinfo endpoint-host-required endpoint-host endpoint-port endpoint-suffix connector-https endpoint-unprogrammable tls-hostname-required tls-hostname backend-name repeated-cors too-many-filters domain-name duplicate-resource duplicate-config duplicate-domain instance-port-missing instance-port-unnamed platform-hostname name-clash left-out read-from-cluster exported-object annotations-dropped configuration-in-input hostname-unverified hostname-no-domain hostname-target-domain hostname-in-use rewrite-hostname-replaced host-override-lost external-auth-ignored invalid-regex instance-not-found resource-conflict root-domain-unknown"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        gatewright__subcmd__man)
            opts="-h --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        gatewright__subcmd__status)
            opts="-f -o -n -q -v -h --filename --exclude --no-ignore --claims --allow-empty --jobs --output --namespace --config --gateway-class --target-domain --listener-tls-option --hostnames --assume-verified --copy-annotations --cluster --now --deny --warn --allow --color --quiet --verbose --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --filename)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --exclude)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --claims)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --jobs)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -W "table wide yaml json name" -- "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -W "table wide yaml json name" -- "${cur}"))
                    return 0
                    ;;
                --namespace)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -n)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --gateway-class)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --target-domain)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --listener-tls-option)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --hostnames)
                    COMPREPLY=($(compgen -W "verified all" -- "${cur}"))
                    return 0
                    ;;
                --assume-verified)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --copy-annotations)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --cluster)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --deny)
                    COMPREPLY=($(compgen -W "invalid-encoding yaml-syntax yaml-limit document-too-large document-marker duplicate-key unknown-alias number-not-finite template-skipped outside-link chart-skipped not-a-resource unsupported-version unknown-kind own-in-another-group empty-input invalid-config unknown-field required-field wrong-type null-item too-long too-short too-many-items too-few-items out-of-range unsupported-value duplicate-item invalid-format invalid-label invalid-finalizer invalid-owner resource-name duplicate-rule-name too-many-matches redirect-with-backend prefix-rewrite-match redirect-and-rewrite repeated-filter filter-member path-modifier invalid-path wildcard-not-alone backend-target mirror-backend external-auth-protocol hostname-form duplicate-hostname filter-not-supported unsupported-extension host-header-value backend-required endpoint-url endpoint-scheme endpoint-userinfo endpoint-host-required endpoint-host endpoint-port endpoint-suffix connector-https endpoint-unprogrammable tls-hostname-required tls-hostname backend-name repeated-cors too-many-filters domain-name duplicate-resource duplicate-config duplicate-domain instance-port-missing instance-port-unnamed platform-hostname name-clash left-out read-from-cluster exported-object annotations-dropped configuration-in-input hostname-unverified hostname-no-domain hostname-target-domain hostname-in-use rewrite-hostname-replaced host-override-lost external-auth-ignored invalid-regex instance-not-found resource-conflict root-domain-unknown warnings" -- "${cur}"))
                    return 0
                    ;;
                --warn)
                    COMPREPLY=($(compgen -W "invalid-encoding yaml-syntax yaml-limit document-too-large document-marker duplicate-key unknown-alias number-not-finite template-skipped outside-link chart-skipped not-a-resource unsupported-version unknown-kind own-in-another-group empty-input invalid-config unknown-field required-field wrong-type null-item too-long too-short too-many-items too-few-items out-of-range unsupported-value duplicate-item invalid-format invalid-label invalid-finalizer invalid-owner resource-name duplicate-rule-name too-many-matches redirect-with-backend prefix-rewrite-match redirect-and-rewrite repeated-filter filter-member path-modifier invalid-path wildcard-not-alone backend-target mirror-backend external-auth-protocol hostname-form duplicate-hostname filter-not-supported unsupported-extension host-header-value backend-required endpoint-url endpoint-scheme endpoint-userinfo endpoint-host-required endpoint-host endpoint-port endpoint-suffix connector-https endpoint-unprogrammable tls-hostname-required tls-hostname backend-name repeated-cors too-many-filters domain-name duplicate-resource duplicate-config duplicate-domain instance-port-missing instance-port-unnamed platform-hostname name-clash left-out read-from-cluster exported-object annotations-dropped configuration-in-input hostname-unverified hostname-no-domain hostname-target-domain hostname-in-use rewrite-hostname-replaced host-override-lost external-auth-ignored invalid-regex instance-not-found resource-conflict root-domain-unknown warnings" -- "${cur}"))
                    return 0
                    ;;
                --allow)
                    COMPREPLY=($(compgen -W "invalid-encoding yaml-syntax yaml-limit document-too-large document-marker duplicate-key unknown-alias number-not-finite template-skipped outside-link chart-skipped not-a-resource unsupported-version unknown-kind own-in-another-group empty-input invalid-config unknown-field required-field wrong-type null-item too-long too-short too-many-items too-few-items out-of-range unsupported-value duplicate-item invalid-format invalid-label invalid-finalizer invalid-owner resource-name duplicate-rule-name too-many-matches redirect-with-backend prefix-rewrite-match redirect-and-rewrite repeated-filter filter-member path-modifier invalid-path wildcard-not-alone backend-target mirror-backend external-auth-protocol hostname-form duplicate-hostname filter-not-supported unsupported-extension host-header-value backend-required endpoint-url endpoint-scheme endpoint-userinfo endpoint-host-required endpoint-host endpoint-port endpoint-suffix connector-https endpoint-unprogrammable tls-hostname-required tls-hostname backend-name repeated-cors too-many-filters domain-name duplicate-resource duplicate-config duplicate-domain instance-port-missing instance-port-unnamed platform-hostname name-clash left-out read-from-cluster exported-object annotations-dropped configuration-in-input hostname-unverified hostname-no-domain hostname-target-domain hostname-in-use rewrite-hostname-replaced host-override-lost external-auth-ignored invalid-regex instance-not-found resource-conflict root-domain-unknown warnings" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        gatewright__subcmd__trace)
            opts="-f -X -H -I -d -o -n -q -v -h --filename --exclude --no-ignore --claims --allow-empty --jobs --request --header --head --data --resolve-host --response-header --output --namespace --config --gateway-class --target-domain --listener-tls-option --hostnames --assume-verified --copy-annotations --cluster --now --deny --warn --allow --color --quiet --verbose --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --filename)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --exclude)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --claims)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --jobs)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --request)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -X)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -H)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --data)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -d)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --resolve-host)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --response-header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                --namespace)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -n)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --gateway-class)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --target-domain)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --listener-tls-option)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --hostnames)
                    COMPREPLY=($(compgen -W "verified all" -- "${cur}"))
                    return 0
                    ;;
                --assume-verified)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --copy-annotations)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --cluster)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --deny)
                    COMPREPLY=($(compgen -W "invalid-encoding yaml-syntax yaml-limit document-too-large document-marker duplicate-key unknown-alias number-not-finite template-skipped outside-link chart-skipped not-a-resource unsupported-version unknown-kind own-in-another-group empty-input invalid-config unknown-field required-field wrong-type null-item too-long too-short too-many-items too-few-items out-of-range unsupported-value duplicate-item invalid-format invalid-label invalid-finalizer invalid-owner resource-name duplicate-rule-name too-many-matches redirect-with-backend prefix-rewrite-match redirect-and-rewrite repeated-filter filter-member path-modifier invalid-path wildcard-not-alone backend-target mirror-backend external-auth-protocol hostname-form duplicate-hostname filter-not-supported unsupported-extension host-header-value backend-required endpoint-url endpoint-scheme endpoint-userinfo endpoint-host-required endpoint-host endpoint-port endpoint-suffix connector-https endpoint-unprogrammable tls-hostname-required tls-hostname backend-name repeated-cors too-many-filters domain-name duplicate-resource duplicate-config duplicate-domain instance-port-missing instance-port-unnamed platform-hostname name-clash left-out read-from-cluster exported-object annotations-dropped configuration-in-input hostname-unverified hostname-no-domain hostname-target-domain hostname-in-use rewrite-hostname-replaced host-override-lost external-auth-ignored invalid-regex instance-not-found resource-conflict root-domain-unknown warnings" -- "${cur}"))
                    return 0
                    ;;
                --warn)
                    COMPREPLY=($(compgen -W "invalid-encoding yaml-syntax yaml-limit document-too-large document-marker duplicate-key unknown-alias number-not-finite template-skipped outside-link chart-skipped not-a-resource unsupported-version unknown-kind own-in-another-group empty-input invalid-config unknown-field required-field wrong-type null-item too-long too-short too-many-items too-few-items out-of-range unsupported-value duplicate-item invalid-format invalid-label invalid-finalizer invalid-owner resource-name duplicate-rule-name too-many-matches redirect-with-backend prefix-rewrite-match redirect-and-rewrite repeated-filter filter-member path-modifier invalid-path wildcard-not-alone backend-target mirror-backend external-auth-protocol hostname-form duplicate-hostname filter-not-supported unsupported-extension host-header-value backend-required endpoint-url endpoint-scheme endpoint-userinfo endpoint-host-required endpoint-host endpoint-port endpoint-suffix connector-https endpoint-unprogrammable tls-hostname-required tls-hostname backend-name repeated-cors too-many-filters domain-name duplicate-resource duplicate-config duplicate-domain instance-port-missing instance-port-unnamed platform-hostname name-clash left-out read-from-cluster exported-object annotations-dropped configuration-in-input hostname-unverified hostname-no-domain hostname-target-domain hostname-in-use rewrite-hostname-replaced host-override-lost external-auth-ignored invalid-regex instance-not-found resource-conflict root-domain-unknown warnings" -- "${cur}"))
                    return 0
                    ;;
                --allow)
                    COMPREPLY=($(compgen -W "invalid-encoding yaml-syntax yaml-limit document-too-large document-marker duplicate-key unknown-alias number-not-finite template-skipped outside-link chart-skipped not-a-resource unsupported-version unknown-kind own-in-another-group empty-input invalid-config unknown-field required-field wrong-type null-item too-long too-short too-many-items too-few-items out-of-range unsupported-value duplicate-item invalid-format invalid-label invalid-finalizer invalid-owner resource-name duplicate-rule-name too-many-matches redirect-with-backend prefix-rewrite-match redirect-and-rewrite repeated-filter filter-member path-modifier invalid-path wildcard-not-alone backend-target mirror-backend external-auth-protocol hostname-form duplicate-hostname filter-not-supported unsupported-extension host-header-value backend-required endpoint-url endpoint-scheme endpoint-userinfo endpoint-host-required endpoint-host endpoint-port endpoint-suffix connector-https endpoint-unprogrammable tls-hostname-required tls-hostname backend-name repeated-cors too-many-filters domain-name duplicate-resource duplicate-config duplicate-domain instance-port-missing instance-port-unnamed platform-hostname name-clash left-out read-from-cluster exported-object annotations-dropped configuration-in-input hostname-unverified hostname-no-domain hostname-target-domain hostname-in-use rewrite-hostname-replaced host-override-lost external-auth-ignored invalid-regex instance-not-found resource-conflict root-domain-unknown warnings" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
    esac
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -F _gatewright -o nosort -o bashdefault -o default gatewright
else
    complete -F _gatewright -o bashdefault -o default gatewright
fi
