internal import ArgumentParser

/// The arguments of the process, as they were given.
///
/// Names of files are bytes, and texts are characters. ArgumentParser knows only texts, so bytes that are not UTF-8 go through it in disguise:
/// as pairs of code points that are no characters and that Unicode keeps for such use. A ``PathArgument`` takes them back; in any
/// other value they are refused.
struct Arguments {
    /// The arguments without the name of the program, with bytes that are not UTF-8 in disguise.
    let texts: [String]

    init(_ arguments: some Sequence<[UInt8]>) { texts = arguments.map(Self.disguised) }

    /// The arguments as messages show them.
    var shown: [String] { texts.map { String(spellingOutInvalid: Self.bytes(of: $0)).printable } }

    /// The command that the arguments ask for.
    func command() throws -> any ParsableCommand {
        try checkValues()
        let command: any ParsableCommand
        do {
            command = try Bizlog.parseAsRoot(texts)
        } catch {
            // What is wrong with them is said of the arguments as they are shown. If those are right, the bytes are not.
            if shown != texts { _ = try Bizlog.parseAsRoot(shown) }
            throw texts.first(where: \.isDisguised).map(Self.notUTF8) ?? error
        }
        try checkTexts(of: command)
        return command
    }

    /// Refuses values that are empty or look like options: they are mistakes, such as of a script whose variable is not set, and what comes
    /// behind would be taken for something else than was meant.
    private func checkValues() throws {
        var previous = ""
        var isBehindTerminator = false
        for (text, shown) in zip(texts, shown) {
            if text.isEmpty {
                let place = previous.hasPrefix("-") ? "The value behind '\(previous)'" : "An argument"
                throw ValidationError("\(place) is empty; say something there, or leave it out.")
            }
            if !isBehindTerminator, text.wholeMatch(of: #/--?[A-Za-z][A-Za-z0-9-]*=/#) != nil {
                throw ValidationError("'\(shown)' has no value; give it one, or leave it out.")
            }
            if !isBehindTerminator, LearnFlags.textOptions.contains(previous),
                text.wholeMatch(of: #/--([a-z][a-z-]*(=(?s:.*))?)?|-[a-z]/#) != nil
            {
                throw ValidationError(
                    "'\(previous)' has no value but the option '\(shown)' behind it; "
                        + "if that is its text, write '\(previous)=\(shown)'."
                )
            }
            if text == "--" { isBehindTerminator = true }
            previous = shown
        }
    }

    /// Refuses texts that are not UTF-8.
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
        return ValidationError("'\(shown)' is not UTF-8; only names of files may be anything else.")
    }

    /// The bytes of an argument.
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
    /// Whether it holds bytes that are not UTF-8, or code points that are no characters.
    fileprivate var isDisguised: Bool { unicodeScalars.contains { $0.disguisedNibble != nil } }
}

extension Unicode.Scalar {
    /// The noncharacters U+FDD0 to U+FDDF stand for half a byte each.
    fileprivate init(disguising nibble: UInt8) {
        self = Unicode.Scalar(0xFDD0 + UInt32(nibble)) ?? "\u{FFFD}"
    }

    fileprivate var disguisedNibble: UInt8? {
        (0xFDD0...0xFDDF).contains(value) ? UInt8(value - 0xFDD0) : nil
    }
}
