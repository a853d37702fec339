/// The names of months and weekdays in the languages in which dates are written out, and those of time zones.
enum DateNames {
    /// The month that a word names, 1 to 12, in full or shortened to three letters or more; nil if it names none.
    static func month(_ bytes: [UInt8], _ word: Range<Int>) -> Int? {
        guard word.count >= 3, word.count <= 24 else { return nil }
        return months[bytes, word]
    }

    /// Whether a word is a day of the week, in full or shortened, or an article before a date.
    static func isWeekday(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
        weekdays[bytes, word] != nil
    }

    /// Whether a word names a time zone, or half of the day.
    static func isZone(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
        zones[bytes, word] != nil
    }

    private static let months = WordTable(
        monthNames.enumerated().flatMap { index, names in
            names.split(separator: " ").map { (String($0), index + 1) }
        })

    /// English, German, French, Spanish, Italian, Portuguese, Russian.
    private static let monthNames = [
        "january jan januar jänner janvier janv enero ene gennaio gen janeiro января январь янв",
        "february feb februar février févr fév febrero febbraio fevereiro fev февраля февраль фев",
        "march mar märz mär mars marzo março марта март мар",
        "april apr avril avr abril abr aprile апреля апрель апр",
        "may mai mayo maggio mag maio мая май",
        "june jun juni juin junio giugno giu junho июня июнь июн",
        "july jul juli juillet juil julio luglio lug julho июля июль июл",
        "august aug août aout agosto ago августа август авг",
        "september sep sept septembre septiembre settembre set setembro сентября сентябрь сен сент",
        "october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь окт",
        "november nov novembre noviembre novembro ноября ноябрь ноя",
        "december dec dezember dez décembre déc diciembre dic dicembre dezembro декабря декабрь дек",
    ]

    private static let weekdays = WordTable(
        """
        monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun montag mo dienstag di \
        mittwoch mi donnerstag do freitag fr samstag sa sonntag so lundi mardi mercredi jeudi vendredi samedi dimanche le lunes martes \
        miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica am den
        """.split(separator: " ").map { (String($0), true) })

    private static let zones = WordTable(
        [
            "utc", "gmt", "z", "am", "pm", "uhr", "cet", "cest", "est", "edt", "pst", "pdt", "cst", "cdt",
            "mst",
            "mdt", "ist", "jst", "kst",
            "bst", "msk", "hkt", "sgt", "aest", "aedt", "local",
        ].map { ($0, true) })
}
