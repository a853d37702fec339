internal import LogStore

/// The shell command by which git is to call the driver.
struct DriverLine {
    /// The text of `merge.bizlog.driver`.
    let text: String

    /// The command that calls a program, and `git merge-file` if the program is not there: a merge that nobody makes would leave ours without a
    /// mark, as if there were no other side.
    ///
    /// - Parameter program: the absolute path of the program.
    init(calling program: FilePath) {
        let call = Self.quoted(program.bytes) + " merge --driver %O %A %B -L %L -P %P -S %S -X %X -Y %Y"
        // 126 and 127 say that the program cannot be run. git before 2.44 leaves %S, %X and %Y as they are; `%%` is its `%`.
        let fallback = """
            echo 'bizlog is not where git was told to find it, so a log was merged by lines; run: bizlog merge --install' >&2; \
            o=%S; a=%X; b=%Y; test "$o" = %%S && o=base; test "$a" = %%X && a=ours; test "$b" = %%Y && b=theirs; \
            git merge-file -q --marker-size=%L -L "$a" -L "$o" -L "$b" %A %O %B; s=$?; test $s -gt 127 && s=1; exit $s
            """
        text = "\(call); s=$?; case $s in 126|127) ;; *) exit $s ;; esac; \(fallback)"
    }

    /// A word of the shell with these bytes, in which git replaces nothing.
    private static func quoted(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = [UInt8(ascii: "'")]
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "'"): text += Array(#"'\''"#.utf8)
            case UInt8(ascii: "%"): text += Array("%%".utf8)
            default: text.append(byte)
            }
        }
        return String(decoding: text + [UInt8(ascii: "'")], as: UTF8.self)
    }
}
