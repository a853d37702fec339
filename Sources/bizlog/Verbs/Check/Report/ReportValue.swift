/// A JSON value. Members of objects keep their order.
indirect enum ReportValue: CustomStringConvertible {
    case string(String)
    case number(Int)
    case bool(Bool)
    case array([ReportValue])
    case object([(String, ReportValue)])

    /// The value as a JSON document (RFC 8259), indented by two blanks, with a line feed at the end.
    /// Invisible characters in strings are escaped, see ``Swift/String/printableJSON``.
    var description: String {
        var text = ""
        write(to: &text, indentation: "")
        return text.printableJSON + "\n"
    }

    // The recursion is as deep as the reports, whatever the input.
    private func write(to text: inout String, indentation: String) {
        let inner = indentation + "  "
        switch self {
        case .string(let value): Self.write(value, to: &text)
        case .number(let value): text += String(value)
        case .bool(let value): text += value ? "true" : "false"
        case .array(let values):
            if values.isEmpty {
                text += "[]"
                return
            }
            var separator = "[\n"
            for value in values {
                text += separator + inner
                value.write(to: &text, indentation: inner)
                separator = ",\n"
            }
            text += "\n\(indentation)]"
        case .object(let members):
            if members.isEmpty {
                text += "{}"
                return
            }
            var separator = "{\n"
            for (name, value) in members {
                text += separator + inner
                Self.write(name, to: &text)
                text += ": "
                value.write(to: &text, indentation: inner)
                separator = ",\n"
            }
            text += "\n\(indentation)}"
        }
    }

    private static func write(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
