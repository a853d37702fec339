/// The names of headings that are no entries: parts of an entry, and sections in which nobody keeps entries.
enum HeadingWords {
    /// Whether a heading is the name of a usual part of an entry that has no role.
    static func isPart(_ bytes: [UInt8], _ words: Range<Int>) -> Bool {
        parts[bytes, words] != nil
    }

    /// Whether what stands under a heading is no entry: a template, an explanation of the format, a list of changes.
    static func refuses(_ bytes: [UInt8], _ words: Range<Int>) -> Bool {
        guard words.count <= 80 else { return false }
        // `How to write one (template)`
        var words = withoutColon(bytes, words)
        while let last = words.last, bytes[last] == UInt8(ascii: ")") || bytes.has("）", at: last - 2) {
            words = bytes.trimmingBlanks(words.lowerBound..<last + 1 - (bytes[last] < 0x80 ? 1 : 3))
        }
        // `The print ignores the second page of a template` is a sentence.
        let isName = bytes[words].count(where: \.isBlank) <= 4
        return refused[bytes, words] != nil
            || refusedWords.contains {
                bytes.begins(with: $0, in: words) || isName && bytes.ends(with: $0, in: words)
            }
    }

    /// Whether a heading says that what stands under it happened one after the other within one entry.
    static func isTimeline(_ bytes: [UInt8], _ words: Range<Int>) -> Bool {
        let text = folded(bytes, withoutColon(bytes, words))
        return text.hasPrefix("timeline") || text.hasSuffix("timeline") || timelines.contains(text)
    }

    /// Whether a text says that the file or section is a log of failures.
    static func isLogTitle(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        SectionWords.holds(bytes.string(range), logWords)
    }

    /// Whether a word before a number or date names an entry: `Incident`, `Bug`.
    static func isEntryName(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
        entryNames[bytes, word] != nil
    }

    /// Whether a column is named after the ids or numbers in it.
    static func isKeyName(_ bytes: [UInt8], _ name: Range<Int>) -> Bool { keyNames[bytes, name] != nil }

    private static let keyNames = table("id,#,no,no.,nr,nr.,№,num,number,编号,番号,번호,序号,key,ref")

    /// Whether a word before a number names a part of something else: `Phase`, `Step`.
    static func isOther(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
        let text = folded(bytes, word)
        return others.contains { text == $0 || text.hasSuffix(" " + $0) }
    }

    /// The range without a colon at its end.
    static func withoutColon(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        if let last = range.last, bytes[last] == UInt8(ascii: ":") {
            return bytes.trimmingBlanks(range.lowerBound..<last)
        }
        return bytes.has("：", at: range.upperBound - 3) ? range.lowerBound..<range.upperBound - 3 : range
    }

    private static func folded(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        bytes.string(range).lowercased()
    }

    private static func table(_ text: String) -> WordTable<Bool> {
        WordTable(text.split(separator: ",").map { (String($0), true) })
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(separator: ",").map(String.init))
    }

    private static let parts = table(
        "timeline,impact,context,details,notes,note,overview,background,prevention,action items,actions,action,evidence,metadata,references,"
            + "detection,response,environment,reproduction,steps to reproduce,verification,appendix,trigger,analysis,investigation,"
            + "next steps,follow-up,follow-ups,follow up,test plan,recovery,what went well,what went wrong,where we got lucky,5 whys,five whys,"
            + "suggested action,suggested fix,error,expected,actual,expected behavior,actual behavior,attempts,attempted fixes,"
            + "メタデータ,メタ情報,アクションアイテム,検知,메타데이터,후속 조치,行动项,后续行动,時間線,事件时间线,事件時間線,maßnahmen,métadonnées,actions,"
            + "metadatos,acciones,metadados,ações,metadati,azioni,метаданные,меры,"
            + "影响,时间线,背景,详情,元数据,建议,复现步骤,預防,预防措施,影響,タイムライン,再現手順,영향,타임라인,배경,재현,"
            + "auswirkung,zeitverlauf,hintergrund,contexte,chronologie,impacto,contexto,cronología,impatto,contesto"
    )

    private static let refused = table(
        "template,format,entry format,entry template,template entry,sample entry,log format,changelog,change log,release notes,revision history,version history,"
            + "table of contents,contents,toc,index,how to use,how to use this file,how to use this log,how to add an entry,usage,legend,"
            + "document history,audit trail,entry structure,example entry,example,how to log,roadmap,glossary,vorlage,inhalt,inhaltsverzeichnis,modèle,"
            + "sommaire,plantilla,índice,modello,indice,modelo,шаблон,формат,содержание,оглавление,模板,格式,记录格式,目录,条目模板,テンプレート,"
            + "フォーマット,目次,템플릿,양식,형식,목차,기록 형식,작성 양식,수정 이력,변경 이력,更新履歴,変更履歴,改訂履歴,更新记录,变更记录,修订记录,"
            + "änderungshistorie,historial de cambios,historique des modifications,histórico de alterações,история изменений,"
            + "šablona,šablona záznamu")

    private static let refusedWords: [[UInt8]] = [
        " template", "template:", "template for", "format of", "how to write", "how to add", "how to use",
        "模板", "範本", "テンプレート", "템플릿", " vorlage", "vorlage für", "plantilla", "шаблон", "modelo de",
        "示例", "样例", "範例", "记入例", "記入例", "예시",
    ].map { Array($0.utf8) }

    private static let timelines = words(
        "时间线,タイムライン,타임라인,zeitverlauf,zeitleiste,chronologie,cronología,cronologia,хронология,経緯,时间轴,sequence of events,events"
    )

    private static let logWords = [
        "failure", "incident", "post-mortem", "postmortem", "post mortem", "lesson", "mistake", "error",
        "bug", "issue", "problem", "gotcha",
        "pitfall", "learning", "outage", "regression", "debug", "troubleshoot", "fail", "trap", "caveat",
        "quirk", "workaround", "correction", "finding", "retrospective", "anti-pattern", "antipattern",
        "insight", "hard-won", "takeaway", "negative result", "dead end", "dead-end", "dead_end", "经验", "注意",
        "陷阱", "知見", "ハマり", "주의", "함정", "배운", "erfahrung",
        "stolper", "footgun",
        "known ",
        "错误", "錯誤", "失败", "失敗", "教训", "教訓", "问题", "問題", "事故", "障害", "不具合", "踩坑", "坑", "复盘", "ミス", "反省", "バグ",
        "エラー",
        "오류", "실패", "교훈", "장애", "문제", "버그", "실수", "fehler", "lehren", "vorfall", "vorfäll", "störung",
        "panne", "erreur", "leçon", "échec", "problèm", "problema", "incidencia", "avaria", "avería",
        "fallo", "fallos", "lección", "lecciones", "incidente", "errori", "lezion", "guast", "erro", "falha",
        "lições", "ошиб", "урок",
        "инцидент", "сбо", "проблем", "баг", "постмортем", "ポストモーテム", "포스트모템", "pendênc", "known limitation",
    ]

    private static let entryNames = table(
        "incident,bug,lesson,issue,error,problem,mistake,failure,case,pitfall,gotcha,finding,learning,postmortem,post-mortem,entry,defect,"
            + "outage,regression,trap,fail,challenge,pattern,lesson learned,mistake no,rule,anti-pattern,antipattern,fault,log,known issue,bug fix,failure mode,"
            + "错误,问题,教训,失败,事故,案例,坑,缺陷,錯誤,問題,教訓,失敗,障害,事例,不具合,バグ,ミス,오류,문제,교훈,실패,장애,사례,버그,실수,사고,"
            + "fehler,vorfall,problem,lehre,lektion,störung,erreur,problème,leçon,panne,échec,fallo,problema,lección,incidente,fallo,"
            + "errore,lezione,guasto,erro,falha,lição,ошибка,проблема,урок,инцидент,сбой,баг")

    private static let others = [
        "phase", "step", "part", "week", "chapter", "section", "day", "task", "option", "round", "sprint",
        "version", "level", "stage", "tier",
        "month", "quarter", "milestone", "method", "approach", "appendix", "figure", "table", "layer",
        "iteration", "schritt", "teil", "woche",
        "tag", "kapitel", "étape", "partie", "paso", "parte", "fase", "semana", "passo", "шаг", "часть",
        "этап", "неделя", "阶段", "步骤", "部分",
        "ステップ", "フェーズ", "단계", "방법", "attempt", "hypothesis", "question", "scenario", "why", "wave",
    ]

    /// Whether a title beside a date says nothing but that the day is one of many: `Session 3`, `Week`.
    static func isPeriod(_ bytes: [UInt8], _ title: Range<Int>) -> Bool {
        guard title.count <= 60, bytes[title].count(where: \.isBlank) <= 4 else { return false }
        let words = bytes.string(title).lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.contains { periods.contains(String($0)) }
            && words.allSatisfy { periods.contains(String($0)) || $0.allSatisfy(\.isNumber) }
    }

    private static let periods = words(
        "session,sessions,day,daily,week,weekly,sprint,iteration,notes,sitzung,tag,woche,séance,jour,semaine,sesión,día,semana,sessione,giorno,"
            + "settimana,sessão,dia,сессия,день,неделя,спринт,会话,會話,セッション,세션")

    /// Behind the word between what names an entry and its day: `Incident 3 of 4 March`, `Fehler 1 vom 3. März`; nil if there is none.
    static func endOfDayWord(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let end = bytes[range].firstIndex(where: \.isBlank) ?? range.upperBound
        return dayWords[bytes, range.lowerBound..<end] == nil ? nil : end
    }

    private static let dayWords = table("of,on,from,at,dated,vom,am,du,le,del,el,di,il,de,em,от,за")

    /// Whether a heading is one of those under which a changelog lists its changes.
    static func isChange(_ bytes: [UInt8], _ words: Range<Int>) -> Bool {
        changes[bytes, words] != nil
    }

    private static let changes = table(
        "added,changed,removed,deprecated,security,features,improvements,new features,breaking changes")

    /// Whether a text says what the cause of something was, or what to do instead.
    static func tellsFailure(_ text: String) -> Bool {
        let text = text.lowercased()
        return tellingWords.contains { text.contains($0) }
    }

    private static let tellingWords = [
        "fix:", "cause:", "lesson:", "fixed", "because", "instead", "never ", "always ", "don't", "修复", "原因",
        "ではなく", "대신", "→", "must ",
    ]

    /// Whether a column says what is to be done.
    static func isActionName(_ bytes: [UInt8], _ name: Range<Int>) -> Bool {
        SectionWords.holds(bytes.string(name), actionNames)
    }

    /// Whether a column says who is to do it, or until when.
    static func isOwnerName(_ bytes: [UInt8], _ name: Range<Int>) -> Bool {
        SectionWords.holds(bytes.string(name), ownerNames)
    }

    private static let actionNames = [
        "action", "task", "due", "deadline", "item", "maßnahme", "aufgabe", "acción", "tarea", "ação",
        "tarefa", "azione", "attività",
        "tâche", "действие", "задача", "アクション", "タスク", "対応内容", "行动", "行動", "任务", "任務", "조치", "작업", "할 일",
    ]
    private static let ownerNames = [
        "owner", "assignee", "due", "deadline", "verantwortlich", "zuständig", "frist", "responsable",
        "échéance", "plazo", "responsável",
        "prazo", "responsabile", "scadenza", "ответственн", "срок", "担当", "期限", "负责人", "負責人", "责任人", "截止",
        "담당", "기한",
    ]

    /// Whether a heading says that a template stands under it.
    static func isTemplate(_ bytes: [UInt8], _ words: Range<Int>) -> Bool {
        SectionWords.holds(bytes.string(words), ["template"])
    }

    /// Whether a text has what stands in a template where an entry has its own words.
    static func holdsPlaceholder(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
        text.contains { offset in
            placeholderStarts[Int(bytes[offset])]
                && placeholders.contains { $0.count <= text.upperBound - offset && bytes.has($0, at: offset) }
        }
    }

    /// For each byte, whether a placeholder begins with it.
    private static let placeholderStarts: [Bool] = {
        var starts = Array(repeating: false, count: 256)
        for placeholder in placeholders { starts[Int(placeholder[0])] = true }
        return starts
    }()

    private static let placeholders: [[UInt8]] = [
        "YYYY", "yyyy-mm", "MM-DD", "XXX", "[Title", "<title", "[title", "{{", "NNN", "YYMM", "[Date",
        "[Short",
        "[Brief",
    ].map { Array($0.utf8) }

    /// Whether a title says that rules are collected here, which somebody has learned.
    static func isOfRules(_ bytes: [UInt8], _ title: Range<Int>) -> Bool {
        SectionWords.holds(bytes.string(title), ruleTitles)
    }

    private static let ruleTitles = [
        "rules", "never again", "don'ts", "donts", "do not", "правил", "规则", "規則", "ルール", "규칙", "regeln",
        "règles", "reglas", "regole", "regras",
    ]
}

extension Array<UInt8> {
    /// Whether a range begins with some small letters, whatever its capitals.
    fileprivate func begins(with text: [UInt8], in range: Range<Int>) -> Bool {
        range.count >= text.count && zip(text, range).allSatisfy { $0 == self[$1].lowercased }
    }

    /// Whether a range ends with some small letters, whatever its capitals.
    fileprivate func ends(with text: [UInt8], in range: Range<Int>) -> Bool {
        range.count >= text.count && begins(with: text, in: range.upperBound - text.count..<range.upperBound)
    }
}
