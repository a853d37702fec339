/// A way to write the entries of a log in a style.
struct ConversionSpelling {
    var style: FormStyle
    /// Whether a day, a severity or a status at an end of a title, which the style would take for the entry's own, goes into a field with
    /// the whole title.
    var cutsTitles = false
    /// Whether a line says which parts of the result are entries.
    var isPinned = false

    /// The ways to try: the style itself, then what is further from it and read as it was written more often.
    static func all(of style: FormStyle) -> [ConversionSpelling] {
        [false, true].flatMap { isPinned in
            [false, true].flatMap { cutsTitles in
                style.plainerSpellings.map {
                    ConversionSpelling(style: $0, cutsTitles: cutsTitles, isPinned: isPinned)
                }
            }
        }
    }
}
