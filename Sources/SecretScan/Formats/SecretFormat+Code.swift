/// Where code is kept, built, watched and taught: forges, registries, monitoring, models.
extension SecretFormat {
    static let forges: [SecretFormat] = [
        // GitHub, "About authentication: GitHub's token formats",
        // https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
        SecretFormat("a GitHub token", "ghp_", .letters(36)),
        SecretFormat("a GitHub token", "gho_", .letters(36)),
        SecretFormat("a GitHub token", "ghu_", .letters(36)),
        SecretFormat("a GitHub token", "ghs_", .token(36)),
        SecretFormat("a GitHub token", "ghr_", .letters(36)),
        SecretFormat("a GitHub token", "github_pat_", .url(22)),
        SecretFormat("a GitHub token", "v1.", .hex(40, 40)),
        // GitLab, "Token overview: Token prefixes", https://docs.gitlab.com/security/tokens/
        SecretFormat("a GitLab token", "glpat-", .token(20)),
        SecretFormat("a GitLab token", "gldt-", .token(20)),
        SecretFormat("a GitLab token", "glrt-", .token(20)),
        SecretFormat("a GitLab token", "glrtr-", .token(20)),
        SecretFormat("a GitLab token", "glcbt-", .token(20)),
        SecretFormat("a GitLab token", "glptt-", .token(20)),
        SecretFormat("a GitLab token", "glft-", .token(20)),
        SecretFormat("a GitLab token", "glimt-", .token(20)),
        SecretFormat("a GitLab token", "glagent-", .token(20)),
        SecretFormat("a GitLab token", "glwt-", .token(20)),
        SecretFormat("a GitLab token", "glsoat-", .token(20)),
        SecretFormat("a GitLab token", "glffct-", .token(20)),
        SecretFormat("a GitLab secret", "gloas-", .token(20)),
        SecretFormat("a GitLab token", "GR1348941", .url(20)),
        // Atlassian, "Manage API tokens"; Bitbucket, "App passwords" and "Access tokens"
        SecretFormat("an Atlassian token", "ATATT3", .url(40)),
        SecretFormat("an Atlassian token", "ATCTT3", .url(40)),
        SecretFormat("an Atlassian token", "ATSTT3", .url(40)),
        SecretFormat("a Bitbucket password", "ATBB", .letters(28)),
        // Gitea and Forgejo name no prefix. Sourcegraph, "Access tokens": `sgp_`
        SecretFormat("a Sourcegraph token", "sgp_", .hex(40, 40)),
        SecretFormat("a Sourcegraph token", "sgp_", .hex(16, 16), .text("_"), .hex(40, 40)),
        SecretFormat("a Sourcegraph token", "sgp_local_", .hex(40, 40)),
        // npm, "About access tokens", https://docs.npmjs.com/about-access-tokens
        SecretFormat("an npm token", "npm_", .letters(36)),
        // PyPI, "API tokens", https://pypi.org/help/#apitoken: a macaroon in Base64
        SecretFormat("a PyPI token", "pypi-", .url(50)),
        // RubyGems, "API key scopes", https://guides.rubygems.org/api-key-scopes/
        SecretFormat("a RubyGems key", "rubygems_", .hex(48, 48)),
        // crates.io, "API tokens": `cio`
        SecretFormat("a crates.io token", "cio", .letters(32, 32)),
        // NuGet, "Scoped API keys": `oy2`; Clojars, "Deploy tokens"
        SecretFormat("a NuGet key", "oy2", .small(43, 43)),
        SecretFormat("a Clojars token", "CLOJARS_", .hex(60, 60)),
        // Docker, "Personal access tokens" and "Organization access tokens"
        SecretFormat("a Docker token", "dckr_pat_", .url(20)),
        SecretFormat("a Docker token", "dckr_oat_", .url(20)),
        // JFrog, "API key" (`AKCp`) and "Reference tokens" (`cmVmd`)
        SecretFormat("a JFrog key", "AKCp", .letters(60)),
        SecretFormat("a JFrog token", "cmVmdGtuO", .letters(50)),
        // CircleCI, "API tokens"; Buildkite, "API access tokens" and "Agent tokens"; Travis names no prefix
        SecretFormat("a CircleCI token", "CCIPAT_", .url(40)),
        SecretFormat("a CircleCI token", "CCIPRJ_", .url(40)),
        SecretFormat("a Buildkite token", "bkua_", .hex(40, 40)),
        SecretFormat("a Buildkite token", "bkaa_", .hex(40)),
        SecretFormat("a Buildkite token", "bkct_", .letters(30)),
        // Octopus Deploy, "API keys"; Harness, "API keys"; Prefect; Infracost; Codecov names no prefix
        SecretFormat("an Octopus Deploy key", "API-", .capitals(25, 32)),
        SecretFormat(
            "a Harness token", "pat.", .url(20, 24), .text("."), .letters(24, 24), .text("."),
            .letters(20, 20)),
        SecretFormat(
            "a Harness token", "sat.", .url(20, 24), .text("."), .letters(24, 24), .text("."),
            .letters(20, 20)),
        SecretFormat("a Prefect key", "pnu_", .letters(36, 36)),
        SecretFormat("an Infracost key", "ico-", .letters(32, 32)),
        // SonarQube, "Managing your tokens": `squ_`, `sqp_`, `sqa_`
        SecretFormat("a SonarQube token", "squ_", .hex(40, 40)),
        SecretFormat("a SonarQube token", "sqp_", .hex(40, 40)),
        SecretFormat("a SonarQube token", "sqa_", .hex(40, 40)),
        // ReadMe: `rdme_`; Contentful, "Personal access tokens": `CFPAT-`; Figma, "Personal access tokens": `figd_`
        SecretFormat("a ReadMe key", "rdme_", .small(60)),
        SecretFormat("a Contentful token", "CFPAT-", .url(40)),
        SecretFormat("a Figma token", "figd_", .url(36)),
        SecretFormat("a Figma token", "figu_", .url(36)),
        // Postman, "API keys": `PMAK-`
        SecretFormat("a Postman key", "PMAK-", .hex(24, 24), .text("-"), .hex(34, 34)),
        // Snyk, "Service accounts": `snyk_`
        SecretFormat("a Snyk token", "snyk_", .token(40)),
    ]

    static let watchers: [SecretFormat] = [
        // Grafana, "Service account tokens" and "Access policies"
        SecretFormat("a Grafana token", "glsa_", .letters(32, 32), .text("_"), .hex(8, 8)),
        SecretFormat("a Grafana token", "glc_", .base64(32)),
        SecretFormat("a Grafana key", "eyJrIjoi", .base64(40)),
        // New Relic, "API keys", https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/
        SecretFormat("a New Relic key", "NRAK-", .capitals(27, 27)),
        SecretFormat("a New Relic key", "NRAA-", .hex(27, 27)),
        SecretFormat("a New Relic key", "NRRA-", .hex(42, 42)),
        SecretFormat("a New Relic key", "NRSP-", .letters(20)),
        SecretFormat("a New Relic key", "NRII-", .url(32)),
        SecretFormat("a New Relic key", "NRIQ-", .url(32)),
        SecretFormat("a New Relic key", "NRJS-", .hex(19, 19)),
        // Sentry, "Auth tokens", https://docs.sentry.io/account/auth-tokens/
        SecretFormat("a Sentry token", "sntrys_", .token(40)),
        SecretFormat("a Sentry token", "sntryu_", .hex(64, 64)),
        SecretFormat("a Sentry token", "sntrya_", .hex(64, 64)),
        // Dynatrace, "Access tokens: Token format"
        SecretFormat("a Dynatrace token", "dt0c01.", .capitals(24, 24), .text("."), .capitals(64, 64)),
        SecretFormat("a Dynatrace token", "dt0s01.", .capitals(8), .text("."), .capitals(64, 64)),
        SecretFormat("a Dynatrace token", "dt0s16.", .capitals(8), .text("."), .capitals(64, 64)),
        // PostHog, "Personal API keys"; Honeycomb, "API keys"; Datadog names keys by words only
        SecretFormat("a PostHog key", "phx_", .letters(40)),
        SecretFormat("a Honeycomb key", "hcaik_", .letters(40)),
        // LaunchDarkly, "API access tokens" and "SDK keys": a UUID behind the prefix
        SecretFormat(
            "a LaunchDarkly token", "api-", .hex(8, 8), .text("-"), .hex(4, 4), .text("-"), .url(22)),
        SecretFormat("a LaunchDarkly key", "sdk-", .hex(8, 8), .text("-"), .hex(4, 4), .text("-"), .url(22)),
    ]

    static let models: [SecretFormat] = [
        // Anthropic, "API keys", https://docs.anthropic.com/en/api/getting-started
        SecretFormat("an Anthropic key", "sk-ant-", .url(20)),
        // OpenRouter, "API keys": `sk-or-v1-`
        SecretFormat("an OpenRouter key", "sk-or-", .url(20)),
        // OpenAI, "API keys: Authentication", https://platform.openai.com/docs/api-reference/authentication; also those who
        // follow its form: DeepSeek, Stability, Langfuse, Moonshot
        SecretFormat("an OpenAI key", "sk-proj-", .url(20)),
        SecretFormat("an OpenAI key", "sk-svcacct-", .url(20)),
        SecretFormat("an OpenAI key", "sk-admin-", .url(20)),
        SecretFormat("an API key", "sk-", .token(20), traits: .weak),
        SecretFormat("an OpenAI session key", "sess-", .letters(40)),
        // Hugging Face, "User access tokens", https://huggingface.co/docs/hub/security-tokens
        SecretFormat("a Hugging Face token", "hf_", .letters(30), traits: .plain),
        SecretFormat("a Hugging Face token", "api_org_", .letters(30), traits: .plain),
        // Groq, Perplexity, xAI, Replicate, Fireworks, NVIDIA, Tavily, Pinecone, LangSmith, Weights & Biases: "API keys"
        SecretFormat("a Groq key", "gsk_", .letters(40)),
        SecretFormat("a Perplexity key", "pplx-", .letters(40)),
        SecretFormat("an xAI key", "xai-", .letters(70)),
        SecretFormat("a Replicate token", "r8_", .letters(36)),
        SecretFormat("a Fireworks key", "fw_", .letters(20), traits: .weak),
        SecretFormat("an NVIDIA key", "nvapi-", .url(50)),
        SecretFormat("a Tavily key", "tvly-", .url(28)),
        SecretFormat("a Pinecone key", "pcsk_", .url(50)),
        SecretFormat("a LangSmith key", "lsv2_", .url(40)),
        SecretFormat("a Weights & Biases key", "wandb_v1_", .url(40)),
    ]
}
