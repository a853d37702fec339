/// Messages, payments, offices and shops, and what is known by its form alone.
extension SecretFormat {
    static let messengers: [SecretFormat] = [
        // Slack, "Token types", https://api.slack.com/concepts/token-types, and "Sending messages using incoming webhooks"
        SecretFormat("a Slack token", "xoxb-", .url(18)),
        SecretFormat("a Slack token", "xoxp-", .url(18)),
        SecretFormat("a Slack token", "xoxa-", .url(18)),
        SecretFormat("a Slack token", "xoxr-", .url(18)),
        SecretFormat("a Slack token", "xoxs-", .url(18)),
        SecretFormat("a Slack token", "xoxo-", .url(18)),
        SecretFormat("a Slack token", "xoxc-", .url(18)),
        SecretFormat("a Slack token", "xoxd-", .token(18)),
        SecretFormat("a Slack token", "xoxe-", .url(18)),
        SecretFormat("a Slack token", "xoxe.", .url(18)),
        SecretFormat("a Slack token", "xapp-", .url(18)),
        SecretFormat("a Slack token", "xwfp-", .url(18)),
        SecretFormat("a Slack webhook", "hooks.slack.com/services/", .base64(20)),
        SecretFormat("a Slack webhook", "hooks.slack.com/workflows/", .base64(20)),
        SecretFormat("a Slack webhook", "hooks.slack.com/triggers/", .base64(20)),
        // Discord, "Webhook resource" and "Reference: Authentication", https://discord.com/developers/docs/reference
        SecretFormat("a Discord webhook", "discord.com/api/webhooks/", .digits(10), .text("/"), .url(30)),
        SecretFormat("a Discord webhook", "discordapp.com/api/webhooks/", .digits(10), .text("/"), .url(30)),
        // Microsoft Teams, "Create incoming webhooks"
        SecretFormat("a Teams webhook", "webhook.office.com/webhookb2/", .token(30)),
        SecretFormat("a Teams webhook", "outlook.office.com/webhook/", .token(30)),
        // Telegram, "Bot API: Authorizing your bot", https://core.telegram.org/bots/api#authorizing-your-bot
        SecretFormat("a Telegram bot token", ":A", .url(34, 34), before: [.digits(6, 16)]),
        // Zapier, "Webhooks by Zapier"; IFTTT, "Webhooks"
        SecretFormat("a Zapier webhook", "hooks.zapier.com/hooks/catch/", .token(12)),
        // Twilio, "API keys" and "Account SID", https://www.twilio.com/docs/iam/api-keys; SendGrid, "API keys"
        SecretFormat("a Twilio key", "SK", .hex(32, 32)),
        SecretFormat("a Twilio account", "AC", .hex(32, 32)),
        SecretFormat("a SendGrid key", "SG.", .token(40)),
        // Mailgun, "API keys": `key-` and 32 digits, or 32-8-8; Mailchimp, "About API keys": 32 digits and a data centre
        SecretFormat("a Mailgun key", "key-", .hex(32, 32)),
        SecretFormat(
            "a Mailchimp key", "us", .digits(1, 2), before: [.hex(32, 32), .text("-")], traits: .plain),
        SecretFormat("a Mailchimp key", "md-", .url(22, 22)),
        // Brevo, "API keys": `xkeysib-`; Resend, "API keys": `re_`; Postmark names no prefix; MailerSend: `mlsn.`
        SecretFormat("a Brevo key", "xkeysib-", .url(64)),
        SecretFormat("a Brevo key", "xsmtpsib-", .url(64)),
        SecretFormat("a Resend key", "re_", .letters(8, 8), .text("_"), .letters(20)),
        SecretFormat("a MailerSend key", "mlsn.", .hex(40)),
        // Intercom and Zendesk name no prefix. Typeform, "Personal access tokens": `tfp_`
        SecretFormat("a Typeform token", "tfp_", .token(40)),
    ]

    static let payments: [SecretFormat] = [
        // Stripe, "API keys", https://docs.stripe.com/keys, and "Receive events in your webhook endpoint"
        SecretFormat("a Stripe key", "sk_live_", .letters(16)),
        SecretFormat("a Stripe key", "rk_live_", .letters(16)),
        SecretFormat("a Stripe key", "sk_test_", .letters(16)),
        SecretFormat("a Stripe key", "rk_test_", .letters(16)),
        SecretFormat("a Stripe key", "sk_prod_", .letters(16)),
        SecretFormat("a Stripe key", "rk_prod_", .letters(16)),
        SecretFormat("a Stripe key", "sk_org_", .token(16), traits: .weak),
        SecretFormat("a webhook secret", "whsec_", .base64(24)),
        // SumUp, "API keys"
        SecretFormat("a SumUp key", "sup_sk_", .letters(32)),
        // Square, "Access tokens", https://developer.squareup.com/docs/build-basics/access-tokens
        SecretFormat("a Square token", "sq0atp-", .url(22)),
        SecretFormat("a Square secret", "sq0csp-", .url(40)),
        SecretFormat("a Square token", "EAAA", .url(58, 64)),
        // Braintree, "Access tokens"; PayPal names no prefix but that
        SecretFormat("a Braintree token", "access_token$production$", .small(16, 16), .text("$"), .hex(32)),
        SecretFormat("a Braintree token", "access_token$sandbox$", .small(16, 16), .text("$"), .hex(32)),
        // Plaid, "Access tokens": `access-`, the environment and a UUID
        SecretFormat("a Plaid token", "access-sandbox-", .url(36, 36)),
        SecretFormat("a Plaid token", "access-development-", .url(36, 36)),
        SecretFormat("a Plaid token", "access-production-", .url(36, 36)),
        // Razorpay, "API keys"; Flutterwave, "API keys"; Paystack uses the form of Stripe; Adyen, "API credentials"
        SecretFormat("a Razorpay key", "rzp_live_", .letters(14)),
        SecretFormat("a Razorpay key", "rzp_test_", .letters(14)),
        SecretFormat("a Flutterwave key", "FLWSECK-", .letters(12)),
        SecretFormat("a Flutterwave key", "FLWSECK_TEST-", .letters(12)),
        SecretFormat("an Adyen key", "AQE", .url(40), .text("."), .token(10)),
        // Coinbase Commerce and Lob use words. GoCardless, "Access tokens": `live_`; Duffel: `duffel_`; Shippo; EasyPost
        SecretFormat("a GoCardless token", "live_", .url(40, 44), traits: .weak),
        SecretFormat("a Duffel token", "duffel_live_", .url(43)),
        SecretFormat("a Duffel token", "duffel_test_", .url(43)),
        SecretFormat("a Shippo token", "shippo_live_", .hex(40, 40)),
        SecretFormat("a Shippo token", "shippo_test_", .hex(40, 40)),
        SecretFormat("an EasyPost key", "EZAK", .letters(54, 54)),
        SecretFormat("an EasyPost key", "EZTK", .letters(54, 54)),
        // Shopify, "Access tokens", https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens
        SecretFormat("a Shopify token", "shpat_", .hex(32, 32)),
        SecretFormat("a Shopify token", "shpca_", .hex(32, 32)),
        SecretFormat("a Shopify token", "shppa_", .hex(32, 32)),
        SecretFormat("a Shopify secret", "shpss_", .hex(32, 32)),
        SecretFormat("a Shopify token", "shpua_", .hex(32, 32)),
        SecretFormat("a Shopify token", "shptka_", .hex(32, 32)),
        SecretFormat("a Shopify token", "shprt_", .hex(32, 32)),
    ]

    static let offices: [SecretFormat] = [
        // Notion, "Authorization", https://developers.notion.com/reference/authentication
        SecretFormat("a Notion token", "ntn_", .letters(40)),
        SecretFormat("a Notion token", "secret_", .letters(43, 50)),
        // Linear, "API and webhooks"; Asana, "Personal access token": `2/`; Airtable, "Personal access tokens"
        SecretFormat("a Linear key", "lin_api_", .letters(32)),
        SecretFormat("a Linear token", "lin_oauth_", .letters(32)),
        SecretFormat("a Linear secret", "lin_wh_", .letters(32)),
        SecretFormat(
            "an Asana token", "2/", .digits(15, 17), .text("/"), .digits(15, 17), .text(":"), .hex(32)),
        SecretFormat("an Asana token", "1/", .digits(15, 17), .text(":"), .hex(32)),
        SecretFormat("an Airtable token", "pat", .letters(14, 14), .text("."), .hex(64, 64)),
        // HubSpot, "Private apps": `pat-`, the region and a UUID
        SecretFormat("a HubSpot token", "pat-na1-", .url(36, 36)),
        SecretFormat("a HubSpot token", "pat-na2-", .url(36, 36)),
        SecretFormat("a HubSpot token", "pat-eu1-", .url(36, 36)),
        SecretFormat("a HubSpot token", "pat-ap1-", .url(36, 36)),
        // ClickUp, "Authentication": `pk_`; Dropbox, "OAuth guide": `sl.`; Adobe, "OAuth credentials": `p8e-`
        SecretFormat("a ClickUp token", "pk_", .digits(5), .text("_"), .capitals(32, 32)),
        SecretFormat("a Dropbox token", "sl.", .token(100)),
        SecretFormat("an Adobe secret", "p8e-", .url(32)),
        SecretFormat("an Adobe secret", "p8-", .url(32)),
        // Okta, "Create an API token": sent as `SSWS`; Frame.io: `fio-u-`; Mapbox, "Access tokens": `sk.`
        SecretFormat("an Okta token", "SSWS ", .url(40), traits: [.valueOnly, .caseless]),
        SecretFormat("a Frame.io token", "fio-u-", .url(64)),
        SecretFormat("a Mapbox token", "sk.eyJ", .url(40), .text("."), .url(20)),
        // Meta, "Access tokens", https://developers.facebook.com/docs/facebook-login/guides/access-tokens
        SecretFormat("a Facebook token", "EAA", .letters(90)),
        // Salesforce, "OAuth": `00D`, the rest of the organisation, `!`
        SecretFormat("a Salesforce token", "00D", .letters(12, 15), .text("!"), .token(60)),
        // Defined Networking: `dnkey-`; Authress: `sc_`, `ext_`; SettleMint: `sm_pat_`; Apify: `apify_api_`
        SecretFormat("a Defined Networking key", "dnkey-", .url(70)),
        SecretFormat("a SettleMint token", "sm_aat_", .letters(16, 16)),
        SecretFormat("a SettleMint token", "sm_pat_", .letters(16, 16)),
        SecretFormat("a SettleMint token", "sm_sat_", .letters(16, 16)),
        SecretFormat("an Apify token", "apify_api_", .letters(30)),
    ]

    static let forms: [SecretFormat] = [
        // age, "Format specification", https://age-encryption.org/v1: Bech32
        SecretFormat("an age key", "AGE-SECRET-KEY-1", .capitals(50)),
        SecretFormat("an age key", "AGE-SECRET-KEY-PQ-1", .capitals(50)),
        // JSON Web Tokens, RFC 7519: two objects in Base64, each of which begins with `{"`, and a signature
        SecretFormat("a JSON Web Token", "eyJ", .url(10), .text("."), .url(10), .text("."), .url(10)),
        SecretFormat("a JSON Web Token", "eyJ", .url(10), .text(".."), .url(10), .text("."), .url(10)),
        // HTTP, RFC 6750 ("Bearer"), RFC 7617 ("Basic")
        SecretFormat("a bearer token", "Bearer ", .token(20), traits: [.valueOnly, .caseless, .weak]),
        SecretFormat("a basic credential", "Basic ", .base64(8), traits: [.valueOnly, .caseless, .basic]),
    ]

    /// All rows. The longer ones stand before those that they begin with.
    static let all = clouds + forges + watchers + models + messengers + payments + offices + forms
}
