/// Providers of computers, of code and of what runs it. Each group names the page that documents its form.
extension SecretFormat {
    static let clouds: [SecretFormat] = [
        // AWS, "IAM identifiers: Understanding unique ID prefixes",
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
        SecretFormat("an AWS access key", "AKIA", .capitals(16, 16), traits: .plain),
        SecretFormat("an AWS access key", "ASIA", .capitals(16, 16), traits: .plain),
        SecretFormat("an AWS access key", "ABIA", .capitals(16, 16), traits: .plain),
        SecretFormat("an AWS access key", "ACCA", .capitals(16, 16), traits: .plain),
        SecretFormat("an AWS key", "A3T", .capitals(17, 17)),
        // Amazon Bedrock, "Generate API keys", https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html
        SecretFormat("an Amazon Bedrock key", "ABSK", .base64(100)),
        SecretFormat("an Amazon Bedrock key", "bedrock-api-key-", .base64(28)),
        // Amazon MWS, "Registering as a developer": `amzn.mws.` and a UUID
        SecretFormat("an Amazon MWS token", "amzn.mws.", .url(36)),
        // Google, "Using API keys", https://cloud.google.com/docs/authentication/api-keys
        SecretFormat("a Google API key", "AIza", .url(35)),
        // Google, "Using OAuth 2.0", https://developers.google.com/identity/protocols/oauth2
        SecretFormat("a Google client secret", "GOCSPX-", .url(24)),
        SecretFormat("a Google OAuth token", "ya29.", .token(20)),
        SecretFormat("a Google refresh token", "1//", .url(40)),
        // Microsoft Entra, "Add and manage app credentials": three characters, a digit, `Q~`, and 31 to 34 more
        SecretFormat(
            "a Microsoft Entra secret", "~", .azure(31, 36),
            before: [.azure(3, 3), .digits(1, 1), .text("Q")]),
        // Alibaba Cloud, "AccessKey pairs": `LTAI`
        SecretFormat("an Alibaba Cloud key", "LTAI", .letters(12)),
        // Tencent Cloud, "Access keys": `AKID`
        SecretFormat("a Tencent Cloud key", "AKID", .letters(32)),
        // DigitalOcean, "API tokens", https://docs.digitalocean.com/reference/api/create-personal-access-token/
        SecretFormat("a DigitalOcean token", "dop_v1_", .hex(64, 64)),
        SecretFormat("a DigitalOcean token", "doo_v1_", .hex(64, 64)),
        SecretFormat("a DigitalOcean token", "dor_v1_", .hex(64, 64)),
        SecretFormat("a DigitalOcean token", "DO00", .capitals(16, 16)),
        // Heroku, "Platform API reference: Authentication", https://devcenter.heroku.com/articles/platform-api-reference
        SecretFormat("a Heroku key", "HRKU-", .url(36)),
        // Cloudflare, "API tokens" and "Origin CA keys"
        SecretFormat("a Cloudflare key", "v1.0-", .hex(24, 24), .text("-"), .hex(100)),
        SecretFormat("a Cloudflare token", "cfut_", .letters(40)),
        SecretFormat("a Cloudflare token", "cfat_", .letters(40)),
        // Fly.io, "Access tokens", https://fly.io/docs/security/tokens/
        SecretFormat("a Fly.io token", "fo1_", .url(40)),
        SecretFormat("a Fly.io token", "fm1a_", .base64(40)),
        SecretFormat("a Fly.io token", "fm1r_", .base64(40)),
        SecretFormat("a Fly.io token", "fm2_", .base64(40)),
        // Vercel, "Token formats", https://vercel.com/docs/accounts
        SecretFormat("a Vercel token", "vcp_", .letters(24)),
        SecretFormat("a Vercel token", "vca_", .letters(24)),
        SecretFormat("a Vercel token", "vci_", .letters(24)),
        SecretFormat("a Vercel token", "vck_", .letters(24)),
        SecretFormat("a Vercel token", "vcr_", .letters(24)),
        SecretFormat("a Vercel token", "vercel_blob_rw_", .url(30)),
        // Netlify, "Personal access tokens": `nfp_`
        SecretFormat("a Netlify token", "nfp_", .letters(36)),
        // Render, "API keys": `rnd_`
        SecretFormat("a Render key", "rnd_", .letters(24), traits: .weak),
        // Scalingo: `tk-us-`
        SecretFormat("a Scalingo token", "tk-us-", .url(48)),
        // Yandex Cloud, "IAM tokens" and "API keys"
        SecretFormat("a Yandex Cloud key", "AQVN", .url(35)),
        SecretFormat("a Yandex Cloud token", "t1.", .url(20), .text("."), .url(80)),
        // Scaleway, "API keys": `SCW` and 17 characters
        SecretFormat("a Scaleway key", "SCW", .capitals(17, 17)),
        // Zoho, "OAuth: Access token", https://www.zoho.com/accounts/protocol/oauth/
        SecretFormat("a Zoho token", "1000.", .hex(32), .text("."), .hex(32)),
        // HashiCorp Vault, "Tokens: Token prefixes", https://developer.hashicorp.com/vault/docs/concepts/tokens
        SecretFormat("a Vault token", "hvs.", .url(20)),
        SecretFormat("a Vault token", "hvb.", .url(20)),
        SecretFormat("a Vault token", "hvr.", .url(20)),
        SecretFormat("a Vault token", "s.", .letters(24, 24)),
        // HCP Terraform, "API tokens", https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens
        SecretFormat("a Terraform token", "atlasv1.", .url(50), before: [.letters(14, 14), .text(".")]),
        // Pulumi, "Access tokens", https://www.pulumi.com/docs/administration/access-identity/access-tokens/
        SecretFormat("a Pulumi token", "pul-", .hex(40, 40)),
        // Doppler, "Auth token formats", https://docs.doppler.com/reference/auth-token-formats
        SecretFormat("a Doppler token", "dp.pt.", .letters(40)),
        SecretFormat("a Doppler token", "dp.ct.", .letters(40)),
        SecretFormat("a Doppler token", "dp.sa.", .letters(40)),
        SecretFormat("a Doppler token", "dp.said.", .url(20)),
        SecretFormat("a Doppler token", "dp.scim.", .letters(40)),
        SecretFormat("a Doppler token", "dp.audit.", .letters(40)),
        SecretFormat("a Doppler token", "dp.st.", .token(40)),
        // Infisical, "Service tokens": `st.`
        SecretFormat("an Infisical token", "st.", .hex(24, 24), .text("."), .hex(32), .text("."), .hex(32)),
        // 1Password, "Service accounts" and "Secret Key"
        SecretFormat("a 1Password token", "ops_eyJ", .base64(50)),
        SecretFormat(
            "a 1Password secret key", "A3-", .capitals(6, 6), .text("-"), .capitals(6, 11), .text("-"),
            .capitals(5)),
        // Bitwarden Secrets Manager, "Access tokens": `0.`, a UUID, `.` and the rest
        SecretFormat("a Bitwarden token", "0.", .url(36, 36), .text("."), .letters(30)),
        // Tailscale, "Key prefixes", https://tailscale.com/kb/1277/key-prefixes
        SecretFormat("a Tailscale key", "tskey-", .url(20)),
        // Kubernetes and OpenShift, "OAuth access tokens": `sha256~`
        SecretFormat("an OpenShift token", "sha256~", .url(43)),
        // PlanetScale, "Service tokens", https://planetscale.com/docs/concepts/service-tokens
        SecretFormat("a PlanetScale token", "pscale_tkn_", .token(32)),
        SecretFormat("a PlanetScale token", "pscale_oauth_", .token(32)),
        SecretFormat("a PlanetScale password", "pscale_pw_", .token(32)),
        // Supabase, "API keys", https://supabase.com/docs/guides/api/api-keys
        SecretFormat("a Supabase token", "sbp_", .letters(40)),
        SecretFormat("a Supabase key", "sb_secret_", .url(20)),
        // Neon, "Manage API keys": `napi_`; Xata: `xau_`; Prisma: `prisma+postgres` keys are JSON Web Tokens
        SecretFormat("a Neon key", "napi_", .letters(40)),
        SecretFormat("a Xata key", "xau_", .letters(20)),
        // Databricks, "Personal access tokens", https://docs.databricks.com/dev-tools/auth/pat
        SecretFormat("a Databricks token", "dapi", .hex(32, 32)),
        SecretFormat("a Databricks secret", "dose", .hex(32, 32)),
        // ClickHouse Cloud, "API keys": `4b1d`
        SecretFormat("a ClickHouse key", "4b1d", .letters(38, 38)),
        // Aiven: `AVNS_`
        SecretFormat("an Aiven password", "AVNS_", .url(16)),
    ]
}
