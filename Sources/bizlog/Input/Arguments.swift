internal import ArgumentParser

/// The arguments of the process.
///
/// File names are bytes, but ArgumentParser handles only text. Bytes that are not UTF-8 pass through it in
/// disguise, as pairs of noncharacters, which Unicode reserves for internal use. A ``PathArgument`` restores
/// them; in all other values they are refused.
struct Arguments {
    /// The arguments after the program's name, with bytes that are not UTF-8 in disguise.
    let texts: [String]

    init(_ arguments: some Sequence<[UInt8]>) {
        texts = DriverArguments.rewritten(arguments.map(Self.disguised))
    }

    /// The argument by which the scripts for shells ask ArgumentParser for completions.
    private static let completionRequest = "---completion"

    /// The arguments as messages print them.
    var shown: [String] { texts.map { String(spellingOutInvalid: Self.bytes(of: $0)).printable } }

    /// Parses the arguments into the command to run.
    func command() throws -> any ParsableCommand {
        // A shell asks what it may offer. The words are those of a command line that is not finished, and nothing is said of them.
        if texts.first == Self.completionRequest {
            Platform.silenceErrors()
            return try Bizlog.parseAsRoot(texts)
        }
        try checkValues()
        let command: any ParsableCommand
        do {
            command = try Bizlog.parsed(texts)
        } catch {
            // Syntax errors must quote the arguments as shown. If those parse, only the bytes are wrong.
            if shown != texts { _ = try Bizlog.parseAsRoot(shown) }
            throw texts.first(where: \.isDisguised).map(Self.notUTF8) ?? error
        }
        try checkTexts(of: command)
        return command
    }

    /// Refuses values that are empty or look like options. They are mistakes, for example of a script with an
    /// unset variable, and would make the parser misread the arguments after them.
    private func checkValues() throws {
        var previous = ""
        var isBehindTerminator = false
        for (text, shown) in zip(texts, shown) {
            if text.isEmpty {
                throw ValidationError(
                    previous.hasPrefix("-")
                        ? "The value of '\(previous)' is empty; give it one, or leave the option out."
                        : "An argument is empty; give it a value, or leave it out.")
            }
            if !isBehindTerminator, text.isOptionWithoutValue {
                throw ValidationError("'\(shown)' has no value; give it one, or leave it out.")
            }
            // The same name may be a flag of another verb.
            let takesText =
                texts.first == "learn" && LearnFlags.textOptions.contains(previous)
            if !isBehindTerminator, text.looksLikeOption, takesText {
                throw ValidationError(
                    "'\(previous)' has no value, since the option '\(shown)' follows it; "
                        + "if '\(shown)' is its value, write '\(previous)=\(shown)'."
                )
            }
            if text == "--" { isBehindTerminator = true }
            previous = shown
        }
    }

    /// Refuses text arguments that are not UTF-8.
    private func checkTexts(of command: any ParsableCommand) throws {
        guard texts.contains(where: \.isDisguised) else { return }
        var pending: [Any] = [command]
        while let value = pending.popLast() {
            if let text = value as? String {
                guard text.isDisguised else { continue }
                throw Self.notUTF8(text)
            }
            pending += Mirror(reflecting: value).children.map(\.value)
        }
    }

    private static func notUTF8(_ text: String) -> any Error {
        let shown = String(spellingOutInvalid: bytes(of: text)).printable
        return ValidationError("'\(shown)' is not UTF-8; only file names may have other bytes.")
    }

    /// The original bytes of an argument.
    static func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var high: UInt8?
        for scalar in text.unicodeScalars {
            if let half = high, let low = scalar.disguisedNibble {
                bytes.append(half << 4 | low)
                high = nil
            } else if let half = scalar.disguisedNibble {
                high = half
            } else {
                bytes += UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
        return bytes
    }

    private static func disguised(_ argument: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        func disguise(_ byte: UInt8) {
            text.append(Unicode.Scalar(disguising: byte >> 4))
            text.append(Unicode.Scalar(disguising: byte & 0xF))
        }
        for part in argument.decoded {
            switch part {
            case .scalar(let scalar) where scalar.disguisedNibble == nil: text.append(scalar)
            case .scalar(let scalar): (UTF8.encode(scalar).map(Array.init) ?? []).forEach(disguise)
            case .byte(let byte): disguise(byte)
            }
        }
        return String(text)
    }
}

extension String {
    /// Whether the argument is `--name=` or `-n=`.
    fileprivate var isOptionWithoutValue: Bool {
        utf8.first == UInt8(ascii: "-") && utf8.last == UInt8(ascii: "=")
            && optionName.count == utf8.count - 1
    }

    /// Whether the argument is `--`, `-n`, `--name` or `--name=…`, not a text that begins with a dash, such
    /// as a list item.
    fileprivate var looksLikeOption: Bool {
        guard utf8.first == UInt8(ascii: "-") else { return false }
        let name = optionName
        let rest = utf8.dropFirst(name.count)
        if !utf8.starts(with: "--".utf8) {
            return name.count == 2 && rest.isEmpty && name.last?.isASCIILetter == true
        }
        return utf8.count == 2 || !name.isEmpty && (rest.isEmpty || rest.first == UInt8(ascii: "="))
    }

    /// The option's dashes and name at the start of the argument; empty if it does not begin with an option.
    private var optionName: Substring.UTF8View {
        let dashes = utf8.starts(with: "--".utf8) ? 2 : 1
        guard utf8.dropFirst(dashes).first?.isASCIILetter == true else { return utf8.prefix(0) }
        let name = utf8.dropFirst(dashes).prefix {
            $0.isASCIILetter || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        }
        return utf8.prefix(dashes + name.count)
    }

    /// Whether the argument has disguised bytes: bytes that were not UTF-8, or noncharacters.
    fileprivate var isDisguised: Bool { unicodeScalars.contains { $0.disguisedNibble != nil } }
}

extension Unicode.Scalar {
    /// The noncharacter from U+FDD0 to U+FDDF that stands for half a byte.
    fileprivate init(disguising nibble: UInt8) {
        self = Unicode.Scalar(0xFDD0 + UInt32(nibble)) ?? "\u{FFFD}"
    }

    fileprivate var disguisedNibble: UInt8? {
        (0xFDD0...0xFDDF).contains(value) ? UInt8(value - 0xFDD0) : nil
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
