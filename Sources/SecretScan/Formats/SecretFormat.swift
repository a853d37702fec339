/// A row of the table of credentials: what it is called, and how it is known.
///
/// A token is known by its prefix at the start of a word, by what stands before that, and by what follows. A value is known by the name
/// before it (``SecretName``). All of it is data; ``SecretPattern`` interprets it.
struct SecretFormat: Sendable {
    /// What it is, with its article: `an AWS access key`.
    let name: StaticString
    /// What the token begins with, or what it has in its midst if something must stand before.
    let prefix: StaticString
    /// What must stand before the prefix, in the order of the text; it belongs to the token.
    var before: [SecretRun] = []
    /// What follows the prefix.
    let body: [SecretRun]
    var traits: Traits = []

    init(
        _ name: StaticString,
        _ prefix: StaticString,
        _ body: SecretRun...,
        before: [SecretRun] = [],
        traits: Traits = []
    ) {
        (self.name, self.prefix, self.before, self.body, self.traits) = (name, prefix, before, body, traits)
    }

    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8

        /// Letters alone, in one case, suffice.
        static let plain = Traits(rawValue: 1)
        /// The prefix may be in capitals or not.
        static let caseless = Traits(rawValue: 2)
        /// The prefix says what follows and is no part of it.
        static let valueOnly = Traits(rawValue: 4)
        /// The prefix is short or a word, so what follows must not look like words with hyphens.
        static let weak = Traits(rawValue: 8)
        /// What follows is `user:password` in Base64.
        static let basic = Traits(rawValue: 16)
    }
}

/// A piece of a token: some characters of one alphabet, or fixed ones.
struct SecretRun: Sendable {
    enum Alphabet: Sendable {
        case digits, hex, capitals, letters, small, url, base64, token, azure
    }

    let alphabet: Alphabet
    let count: ClosedRange<Int>
    /// Fixed characters; then there is nothing of the alphabet.
    var text: StaticString?

    private static func run(_ alphabet: Alphabet, _ least: Int, _ most: Int?) -> SecretRun {
        SecretRun(alphabet: alphabet, count: least...max(least, most ?? Int.max))
    }

    /// Fixed characters.
    static func text(_ text: StaticString) -> SecretRun {
        SecretRun(alphabet: .digits, count: 0...0, text: text)
    }

    /// `0` to `9`; at least so many, and at most.
    static func digits(_ least: Int, _ most: Int? = nil) -> SecretRun { run(.digits, least, most) }
    /// Hexadecimal digits in both cases.
    static func hex(_ least: Int, _ most: Int? = nil) -> SecretRun { run(.hex, least, most) }
    /// Capitals and digits.
    static func capitals(_ least: Int, _ most: Int? = nil) -> SecretRun { run(.capitals, least, most) }
    /// Letters and digits.
    static func letters(_ least: Int, _ most: Int? = nil) -> SecretRun { run(.letters, least, most) }
    /// Small letters and digits.
    static func small(_ least: Int, _ most: Int? = nil) -> SecretRun { run(.small, least, most) }
    /// Those of Base64 for URLs (RFC 4648, section 5), with `=`.
    static func url(_ least: Int, _ most: Int? = nil) -> SecretRun { run(.url, least, most) }
    /// Those of Base64 (RFC 4648, section 4).
    static func base64(_ least: Int, _ most: Int? = nil) -> SecretRun { run(.base64, least, most) }
    /// Those of a bearer token (RFC 6750, section 2.1).
    static func token(_ least: Int, _ most: Int? = nil) -> SecretRun { run(.token, least, most) }
    /// Those of a secret of Microsoft Entra.
    static func azure(_ least: Int, _ most: Int? = nil) -> SecretRun { run(.azure, least, most) }
}

extension SecretRun.Alphabet {
    /// Whether a byte belongs to it.
    func contains(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39: true
        case 0x61...0x66: self != .digits && self != .capitals
        case 0x67...0x7A: self != .digits && self != .capitals && self != .hex
        case 0x41...0x46: self != .digits && self != .small
        case 0x47...0x5A: self != .digits && self != .small && self != .hex
        case UInt8(ascii: "_"), UInt8(ascii: "-"): self == .url || self == .token || self == .azure
        case UInt8(ascii: "="): self == .url || self == .base64 || self == .token
        case UInt8(ascii: "+"), UInt8(ascii: "/"): self == .base64 || self == .token
        case UInt8(ascii: "."), UInt8(ascii: "~"): self == .token || self == .azure
        default: false
        }
    }
}

/// A row of the table of names: what stands before a value that is a credential.
struct SecretName: Sendable {
    /// What is expected of a value.
    enum Value: Sendable {
        /// Anything that is not a word.
        case password
        /// Characters that look random.
        case random
        /// Four to eight digits.
        case digits
        /// A scheme of HTTP and what belongs to it.
        case header
        /// `user:password` in Base64.
        case basic
        /// The signature of a URL.
        case signature
        /// What the name says that stands before, as in `name: DB_PASSWORD` and `value: …`.
        case named
        /// Nothing: a name that ends like one of the others and is none.
        case none
    }

    /// How the name ends, in small letters; `_` stands for `_`, `-`, `.`, blanks or nothing.
    let ending: StaticString
    let value: Value
    /// What the value is, with its article.
    let name: StaticString
    /// Whether a word must begin here: `pass` is not the end of `bypass`.
    var isWord = false

    init(_ ending: StaticString, _ value: Value, _ name: StaticString, isWord: Bool = false) {
        (self.ending, self.value, self.name, self.isWord) = (ending, value, name, isWord)
    }
}
