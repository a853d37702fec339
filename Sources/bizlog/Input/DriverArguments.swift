/// The arguments with which git calls a merge driver: `merge --driver %O %A %B -L %L -P %P -S %S -X %X -Y %Y`.
///
/// git fills in what it knows. A label or a path may be empty or begin with a dash, and git before 2.44 passes `%S`, `%X` and `%Y` on as
/// they are. None of that may make the call a wrong usage, since git would take the merge for done by hand.
enum DriverArguments {
    private static let options: [String: String] = [
        "-L": "--marker-size", "-P": "--path", "-S": "--base-label", "-X": "--our-label",
        "-Y": "--their-label",
    ]

    /// The same arguments as any parser reads them: each value joined to its option, what is unknown left out, and the files behind `--`.
    /// Other arguments stay as they are.
    static func rewritten(_ arguments: [String]) -> [String] {
        guard arguments.starts(with: ["merge", "--driver"]), arguments.count >= 5 else { return arguments }
        var known: [String] = []
        var files: [String] = []
        var index = 2
        while index < arguments.count {
            let argument = arguments[index]
            index += 1
            guard let option = options[argument], index < arguments.count else {
                files.append(argument)
                continue
            }
            let value = arguments[index]
            index += 1
            if isKnown(value), option != "--marker-size" || Int(value) != nil {
                known.append("\(option)=\(value)")
            }
        }
        return ["merge", "--driver"] + known + ["--"] + files
    }

    /// Whether git has filled in a value.
    private static func isKnown(_ value: String) -> Bool {
        !value.isEmpty && !(value.utf8.count == 2 && value.utf8.first == UInt8(ascii: "%"))
    }
}
