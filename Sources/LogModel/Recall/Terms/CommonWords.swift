/// Words that say next to nothing about what happened, because they stand in most messages or most sentences.
///
/// How rare a word is is counted in the log itself; these are known beforehand, since a log of a few entries cannot tell.
enum CommonWords {
    /// Whether a word is one of them, by its hash.
    static func contains(_ hash: UInt64) -> Bool { words.contains(hash) }

    /// Whether an identifier is one that any program may print, by the hash of its letters.
    static func isStock(_ hash: UInt64) -> Bool { identifiers.contains(hash) }

    private static let words = Set(
        [messages, english, german, french, spanish, italian, portuguese].joined(separator: " ")
            .split(separator: " ").map { TermHash.of($0) }
            + (russian + dense).map(Self.hash))

    /// The hash of one word as a scan finds it.
    private static func hash(_ word: Substring) -> UInt64 {
        let scan = TermScan(Array(word.utf8), into: FirstTerm())
        var copy = scan
        copy.scan(0..<word.utf8.count)
        return copy.sink.hash
    }

    private struct FirstTerm: TermSink {
        var hash: UInt64 = 0
        mutating func take(_ hash: UInt64, _ range: Range<Int>, _ kind: TermKind) {
            if self.hash == 0 { self.hash = hash }
        }
    }

    /// What programs print around what they have to say.
    private static let messages = """
        error errors err exception exceptions failed failure fail fails failing warn warning info debug trace fatal panic critical notice \
        traceback traceback most recent call last during handling above another occurred caused thread main stack frame file line module \
        code exit status log at line col pid uid level msg message time timestamp ts utc gmt native method unknown source goroutine running \
        py js ts java go rs swift rb php cpp http https com org net www localhost true false null nil none undefined
        """

    private static let english = """
        the an and or but not no nor of to in on by for from with without within into onto out off over under up down as is are was were be \
        been being am do does did done has have had having will would can cannot could should shall may might must it its this that these \
        those there here then than when while where which who whom whose what why how all any some each every both few more most other such \
        only own same so too very just also again once if because until about against between through before after we you he she they them \
        us our your their his her my me via per vs etc get got set use used using one two isn wasn didn doesn don couldn wouldn won
        """

    private static let german = """
        der die das den dem des ein eine einen einem einer und oder aber nicht kein keine von zu zum zur mit auf aus bei nach vor ist sind war \
        waren wird werden wurde wurden hat haben hatte als auch wie wenn weil dass für über im am um es er sie wir ich man sich nur noch schon \
        fehler
        """

    private static let french = """
        le la les un une des du de et ou mais ne pas plus dans sur sous avec sans pour par est sont été était être avait ont que qui quoi ce \
        cette ces il elle on nous vous ils se sa son ses au aux en erreur
        """

    private static let spanish = """
        el la los las un una unos unas del de al y o pero no en con sin por para es son fue era ser estar está ha han que como cuando porque \
        este esta esto se su sus lo más ya error
        """

    private static let italian = """
        il lo la gli le un uno una di del della dei delle da dal in nel nella con su per tra e o ma non è sono era stato essere ha hanno che \
        chi come quando perché questo questa si suo sua anche più errore
        """

    private static let portuguese = """
        o a os as um uma de do da dos das em no na nos nas com sem por para e ou mas não é são foi era ser estar está que como quando porque \
        este esta isso se seu sua mais já erro
        """

    private static let russian = """
        и в во не на что с со как по но а из у за от так же для это был была было были быть к ко до или если при мы он она они его её их \
        ошибка
        """.split(whereSeparator: { $0 == " " || $0 == "\n" })

    /// Pairs of characters that endings and particles leave.
    private static let dense =
        "した して ない です ます いる ある から まで する され れる こと この その の は が を に 的 了 是 在 不 습니 니다 하는 에서 으로 입니"
        .split(separator: " ")

    private static let identifiers = Set(
        """
        ValueError TypeError KeyError IndexError AttributeError RuntimeError NameError ImportError ModuleNotFoundError OSError IOError \
        FileNotFoundError PermissionError ConnectionError ConnectionRefusedError ConnectionResetError TimeoutError AssertionError SyntaxError \
        ReferenceError RangeError NullPointerException IllegalArgumentException IllegalStateException RuntimeException IOException \
        ClassNotFoundException IndexOutOfBoundsException ArrayIndexOutOfBoundsException NullReferenceException InvalidOperationException \
        ArgumentException OutOfMemoryError StackOverflowError NoMethodError StandardError TypeMismatch UnhandledPromiseRejection \
        UnhandledPromiseRejectionWarning BaseException InternalServerError node_modules site_packages dist_packages process_ticks_and_rejections \
        stdout stderr stdin JavaScript TypeScript GitHub
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { name in
            let bytes = Array(name.utf8)
            return bytes.withUnsafeBytes {
                TermHash.of($0, 0..<bytes.count, from: TermHash.identifierStart)
            }
        })
}
