internal import LogModel
internal import SystemPackage

/// Asks a person for the missing parts of a post-mortem. Questions go to standard error, so that results can
/// be redirected.
struct LearnQuestions {
    let names: LearnNames
    private var input = TerminalInput()

    init(names: LearnNames) { self.names = names }

    /// Says what an answer must be, or what is wrong with one.
    func say(_ message: String) { Console.ask("\(message)\n") }

    /// Asks for one part until an answer is given.
    ///
    /// - Parameter known: known values, if the template lists none.
    /// - Returns: nil if the input ends, by which a person gives up.
    mutating func answer(to gap: LearnGap, known: [String]) -> String? {
        let name = names.name(of: gap)
        let choices = names.choices(for: gap)
        if !choices.isEmpty { return choice(name, among: choices) }
        if !known.isEmpty { return choice(name, among: known) }
        switch names.field(of: gap)?.kind {
        case .list:
            return lines("\(name), one a line, an empty line at the end", prompt: "- ")?.asList
        case .ruleReference:
            return lines("\(name): the text of a new rule, or the id of an existing one", prompt: "> ")?
                .joined(separator: "\n")
        case .text:
            let isLong = names.field(of: gap)?.layout == .block
            guard isLong else { return line(name) }
            return lines("\(name), an empty line at the end", prompt: "> ")?.joined(separator: "\n")
        case .date, .choice, nil:
            return line(name)
        }
    }

    private mutating func choice(_ name: String, among choices: [String]) -> String? {
        Console.ask("\(name)\n")
        for (index, choice) in choices.enumerated() {
            Console.ask("  \(index + 1)  \(choice)\n")
        }
        while let answer = line("1 to \(choices.count)") {
            guard let number = Int(answer) else { return answer }
            if choices.indices.contains(number - 1) { return choices[number - 1] }
        }
        return nil
    }

    private mutating func line(_ name: String) -> String? {
        while let line = input.line(prompt: "\(name): ") {
            let text = line.trimmingBlanks
            if !text.isEmpty { return text }
        }
        return nil
    }

    /// Reads lines up to an empty one, at least one line.
    private mutating func lines(_ question: String, prompt: String) -> [String]? {
        Console.ask("\(question):\n")
        var lines: [String] = []
        while let line = input.line(prompt: prompt) {
            if !line.trimmingBlanks.isEmpty {
                lines.append(line)
            } else if !lines.isEmpty {
                return lines
            }
        }
        return nil
    }
}

/// Reads lines that a person types.
struct TerminalInput {
    private var pending: [UInt8] = []

    /// Prints a prompt and reads a line.
    ///
    /// - Returns: the line without its line ending; nil at the end of the input.
    mutating func line(prompt: String) -> String? {
        Console.ask("\(prompt)")
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: pending[..<end], as: UTF8.self)
                pending.removeSubrange(...end)
                return line
            }
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count =
                buffer.withUnsafeMutableBytes { try? FileDescriptor.standardInput.read(into: $0) } ?? 0
            if count == 0 {
                Console.ask("\n")
                return nil
            }
            pending += buffer.prefix(count)
        }
    }
}

extension String {
    /// The text without blanks at both ends.
    fileprivate var trimmingBlanks: String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) })
        else {
            return ""
        }
        return String(self[first...last])
    }
}
