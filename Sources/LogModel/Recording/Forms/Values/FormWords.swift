/// The words in which a log says how bad something was and how far one has come with it.
struct FormWords {
    /// The values in use, the newest first, each once.
    private var choices: [Choice] = []
    /// The values of entries that are open.
    private var rankOf: (String) -> Int?

    /// The severities of a log.
    static func severities(_ entries: [FormEntry]) -> FormWords {
        FormWords(entries.compactMap(\.severity?.content), FormRanks.severity)
    }

    /// The statuses of a log.
    static func statuses(_ entries: [FormEntry]) -> FormWords {
        FormWords(entries.compactMap(\.status?.content), FormRanks.status)
    }

    private init(_ values: [Choice], _ rank: @escaping (String) -> Int?) {
        rankOf = rank
        var seen: Set<[UInt8]> = []
        for value in values.reversed() where seen.insert(value.key).inserted { choices.append(value) }
    }

    /// The values in use, at most twenty.
    var known: [Choice] { Array(choices.prefix(20)) }

    /// The value in use for a word: the same one, else one of the same rank, else the word itself in the case of the others. nil if
    /// nobody knows the word.
    func value(for text: String) -> String? {
        if choices.isEmpty { return text.contains(where: \.isNewline) ? nil : text }
        guard let wanted = Choice(text) ?? Choice(leading: Array(text.utf8)) else { return nil }
        if let same = choices.first(where: { $0.key == wanted.key }) { return same.description }
        guard let rank = rankOf(wanted.name.lowercased()) else { return nil }
        if let like = choices.first(where: { rankOf($0.name.lowercased()) == rank }) {
            return like.description
        }
        let isUpper = !choices.isEmpty && choices.allSatisfy { $0.name == $0.name.uppercased() }
        let isLower = !choices.isEmpty && choices.allSatisfy { $0.name == $0.name.lowercased() }
        return isUpper ? wanted.name.uppercased() : isLower ? wanted.name.lowercased() : wanted.name
    }

    /// The word for what has just been found: the first in use that means it; nil if there is none.
    var fresh: String? {
        choices.filter { (rankOf($0.name.lowercased()) ?? .max) <= 1 }
            .min { (rankOf($0.name.lowercased()) ?? .max) < (rankOf($1.name.lowercased()) ?? .max) }?
            .description
    }
}

/// Ranks of the words for severities and statuses.
enum FormRanks {
    /// 0 for the worst; nil for a word that is no severity.
    static func severity(_ word: String) -> Int? { severities[normal(word)] }

    /// 0 for what is open, 1 for what is being worked on, 2 for what is over.
    static func status(_ word: String) -> Int? {
        let word = normal(word)
        if let rank = statuses[word] { return rank }
        let bytes = Array(word.utf8)
        return StateWords.kind(bytes, 0..<bytes.count) == .status ? 2 : nil
    }

    private static func normal(_ word: String) -> String {
        String(decoding: FoldedText.key(Array(word.utf8)), as: UTF8.self).replacing("sev ", with: "sev")
    }

    private static func table(_ rows: [String]) -> [String: Int] {
        var table: [String: Int] = [:]
        for (rank, words) in rows.enumerated() {
            for word in words.split(separator: ",") { table[String(word)] = rank }
        }
        return table
    }

    private static let severities = table([
        "critical,crit,blocker,catastrophic,very high,severe,p0,s0,sev0,sev1,kritisch,critique,crítico,crítica,critico,critica,bloquant,"
            + "критический,критическая,критично,严重,致命,紧急,嚴重,重大,緊急,심각,치명적",
        "high,important,major,high priority,high severity,severity high,p1,s1,sev2,hoch,schwer,schwerwiegend,élevée,élevé,majeur,majeure,"
            + "alta,alto,grave,высокий,высокая,高,高い,重要,높음,중대,상",
        "medium,moderate,med,mid,medium severity,p2,s2,sev3,mittel,moyenne,moyen,media,medio,média,médio,средний,средняя,中,中等,一般,중간,보통,중",
        "near miss,low,minor,trivial,cosmetic,very low,low priority,low severity,severity low,p3,p4,p5,s3,s4,s5,sev4,sev5,niedrig,gering,"
            + "leicht,faible,mineur,mineure,baja,bajo,leve,baixa,baixo,bassa,basso,низкий,низкая,低,低い,轻微,軽微,낮음,경미,하",
    ])

    private static let statuses = table([
        "open,opened,new,pending,todo,to do,active,unresolved,not fixed,unfixed,unsolved,reopened,known issue,confirmed,offen,ungelöst,ouvert,"
            + "ouverte,abierto,abierta,pendiente,aperto,aperta,aberto,aberta,pendente,открыто,открыт,не решено,未解决,未修复,待处理,待解决,未解決,未対応,"
            + "미해결,대기",
        "in progress,wip,ongoing,investigating,under investigation,identified,monitoring,in arbeit,en cours,en curso,en progreso,in corso,"
            + "em andamento,в работе,进行中,处理中,対応中,調査中,進行中,진행중,진행 중,조사중,조사 중",
    ])
}
