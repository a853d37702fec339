/// The names before values: variables, keys of files, headers, and words. The longer ones stand before those that they end with.
extension SecretName {
    static let all: [SecretName] = [
        // What is called a token and only counts pages, or calls work off.
        SecretName("next_token", .none, ""),
        SecretName("page_token", .none, ""),
        SecretName("continuation_token", .none, ""),
        SecretName("cancellation_token", .none, ""),
        // One-time codes, in words.
        SecretName("otp", .digits, "a one-time code", isWord: true),
        SecretName("totp", .digits, "a one-time code", isWord: true),
        SecretName("otp_code", .digits, "a one-time code"),
        SecretName("one_time_code", .digits, "a one-time code"),
        SecretName("one_time_password", .digits, "a one-time code"),
        SecretName("one_time_passcode", .digits, "a one-time code"),
        SecretName("verification_code", .digits, "a one-time code"),
        SecretName("security_code", .digits, "a one-time code"),
        SecretName("2fa_code", .digits, "a one-time code"),
        SecretName("mfa_code", .digits, "a one-time code"),
        SecretName("login_code", .digits, "a one-time code"),
        SecretName("passcode", .digits, "a one-time code"),
        // Passwords. `Pwd` is that of connection strings (ADO.NET, "Connection string syntax"), `pass` that of many variables.
        SecretName("password", .password, "a password"),
        SecretName("passwd", .password, "a password"),
        SecretName("passwort", .password, "a password"),
        SecretName("passphrase", .password, "a password"),
        SecretName("pass_phrase", .password, "a password"),
        SecretName("passcode", .password, "a password"),
        SecretName("pwd", .password, "a password"),
        SecretName("pass", .password, "a password", isWord: true),
        SecretName("pw", .password, "a password", isWord: true),
        // The same in other languages.
        SecretName("kennwort", .password, "a password"),
        SecretName("mot_de_passe", .password, "a password"),
        SecretName("contraseña", .password, "a password"),
        SecretName("contrasena", .password, "a password"),
        SecretName("senha", .password, "a password", isWord: true),
        SecretName("wachtwoord", .password, "a password"),
        SecretName("пароль", .password, "a password"),
        SecretName("密码", .password, "a password"),
        SecretName("密碼", .password, "a password"),
        SecretName("パスワード", .password, "a password"),
        SecretName("비밀번호", .password, "a password"),
        // wpa_supplicant.conf(5) and ipsec.secrets(5), `psk`; wg(8), `PresharedKey`
        SecretName("psk", .password, "a password", isWord: true),
        SecretName("pre_shared_key", .random, "a shared key"),
        // AWS, "Configuration and credential file settings": `aws_secret_access_key`, `aws_session_token`
        SecretName("secret_access_key", .random, "an AWS secret key"),
        SecretName("aws_secret_key", .random, "an AWS secret key"),
        SecretName("secret_key_id", .random, "an access key"),
        SecretName("access_key", .random, "an access key"),
        SecretName("access_key_id", .random, "an access key"),
        // Azure, "Storage account keys" (`AccountKey`) and "Shared access signatures" (`sig`)
        SecretName("account_key", .random, "an account key"),
        SecretName("storage_key", .random, "an account key"),
        SecretName("shared_access_signature", .random, "a shared access signature"),
        SecretName("sig", .signature, "a shared access signature", isWord: true),
        // AWS and Google, "Signed URLs"
        SecretName("x_amz_signature", .signature, "the signature of a URL"),
        SecretName("x_goog_signature", .signature, "the signature of a URL"),
        SecretName("x_amz_security_token", .signature, "a token"),
        // What most providers call their keys.
        SecretName("api_key", .random, "an API key"),
        SecretName("api_token", .random, "an API token"),
        SecretName("app_key", .random, "an API key"),
        SecretName("application_key", .random, "an API key"),
        SecretName("admin_key", .random, "an API key"),
        SecretName("auth_key", .random, "an API key"),
        SecretName("license_key", .random, "a license key"),
        SecretName("server_key", .random, "an API key"),
        SecretName("service_key", .random, "an API key"),
        SecretName("service_role_key", .random, "an API key"),
        SecretName("subscription_key", .random, "an API key"),
        SecretName("integration_key", .random, "an API key"),
        SecretName("routing_key", .random, "an API key"),
        SecretName("consumer_key", .random, "an API key"),
        SecretName("deploy_key", .random, "a key"),
        SecretName("secret_key", .random, "a secret key"),
        SecretName("secret_key_base", .random, "a secret key"),
        SecretName("private_key", .random, "a private key"),
        // Kubernetes, "Organizing Cluster Access Using kubeconfig Files"
        SecretName("client_key_data", .random, "a private key"),
        SecretName("signing_key", .random, "a signing key"),
        SecretName("encryption_key", .random, "an encryption key"),
        SecretName("master_key", .random, "a master key"),
        SecretName("client_secret", .random, "a client secret"),
        SecretName("secret", .random, "a secret"),
        SecretName("token", .random, "a token"),
        // Azure DevOps, "Use personal access tokens": `AZURE_DEVOPS_EXT_PAT`
        SecretName("pat", .random, "a token", isWord: true),
        SecretName("credential", .random, "a credential"),
        SecretName("credentials", .random, "a credential"),
        SecretName("creds", .random, "a credential"),
        SecretName("api_secret_key", .random, "a secret key"),
        SecretName("webhook_key", .random, "a secret key"),
        // HTTP headers, and `auth` of Docker's config.json and of .npmrc
        SecretName("authorization", .header, "a credential"),
        SecretName("auth", .basic, "a credential", isWord: true),
        // Pairs of a name and a value: containers of Kubernetes and of ECS, `appSettings` of .NET.
        SecretName("value", .named, "", isWord: true),
    ]

    /// Programs that take a password as an argument, and the option before it.
    ///
    /// curl(1) `-u`, `--user`; sshpass(1) `-p`; mysql(1) `-p` without a blank; docker-login(1) `-p`; redis-cli(1) `-a`; mongosh and
    /// its tools `-p`; ldapsearch(1) `-w`; zip(1) `-P`; sqlcmd `-P`; az-login `-p`; netrc(5) `password`; `define` of PHP
    static let programs: [(program: StaticString, option: StaticString, needsUser: Bool)] = [
        ("curl ", " -u", true), ("curl ", " --user", true), ("curl ", " --proxy-user", true),
        ("sshpass ", " -p", false), ("mysql ", " -p", false), ("mysqldump ", " -p", false),
        ("mysqladmin ", " -p", false), ("docker login", " -p", false), ("redis-cli ", " -a", false),
        ("podman login", " -p", false), ("helm registry login", " -p", false), ("oc login", " -p", false),
        ("mongo ", " -p", false), ("mongosh ", " -p", false), ("mongodump ", " -p", false),
        ("mongorestore ", " -p", false), ("ldapsearch ", " -w", false), ("ldapmodify ", " -w", false),
        ("zip ", " -P", false), ("unzip ", " -P", false), ("sqlcmd ", " -P", false),
        ("az login", " -p", false),
        ("machine ", " password", false), ("define(", "PASSWORD',", false), ("define(", "PASSWORD\",", false),
        ("define(", "AUTH_KEY',", false), ("define(", "_SALT',", false),
    ]
}
