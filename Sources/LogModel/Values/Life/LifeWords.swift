internal import ByteText

/// The words by which people say where an entry is in its life, in the languages of ``RoleWords`` and in their order.
enum LifeWords {
    /// The state that a word names; nil if it names none.
    static func state(of word: String, ofRules isOfRules: Bool) -> LifeState? {
        let key = key(word)
        return (isOfRules ? ofRules[key] : ofFailures[key])?.state
    }

    /// Whether a word says that something is open, or that somebody is at it.
    static func isOpen(_ word: String) -> Bool {
        let key = key(word)
        return ofFailures[key]?.state == .open || underWay.contains(key)
    }

    /// The language of a status word, as an index; nil for English words and unknown ones.
    static func language(of word: String) -> Int? {
        let key = key(word)
        let language = (ofFailures[key] ?? ofRules[key])?.language ?? 0
        return language == 0 ? nil : language
    }

    /// The word for a state in a language.
    static func word(for state: LifeState, language: Int) -> String {
        let rows = table.first { $0.key == state }?.value ?? []
        let row = rows.indices.contains(language) ? rows[language] : rows.first ?? state.rawValue
        return row.split(separator: ",").first.map(String.init) ?? state.rawValue
    }

    /// What a rule calls the one in whose place it is, as a label.
    static func supersedesLabel(language: Int) -> String {
        supersedes.indices.contains(language) ? supersedes[language] : supersedes[0]
    }

    private static let supersedes = [
        "Supersedes", "Ersetzt", "Remplace", "Reemplaza a", "Sostituisce", "Substitui", "Заменяет", "取代",
        "置き換え対象", "대체 대상",
    ]

    private static func key(_ word: String) -> String {
        word.lowercased().replacing("_", with: " ").replacing("-", with: " ").replacing("’", with: "'")
    }

    private typealias Place = (state: LifeState, language: Int)

    private static let ofFailures = places { !$0.isOfRules }
    private static let ofRules = places(where: \.isOfRules)

    private static func places(where isWanted: (LifeState) -> Bool) -> [String: Place] {
        var places: [String: Place] = [:]
        for (state, languages) in table where isWanted(state) {
            for (language, words) in languages.enumerated() {
                for word in words.split(separator: ",") {
                    let key = key(String(word))
                    if places[key] == nil { places[key] = (state, language) }
                }
            }
        }
        return places
    }

    /// English, German, French, Spanish, Italian, Portuguese, Russian, Chinese, Japanese, Korean; the best word first.
    private static let table: KeyValuePairs<LifeState, [String]> = [
        .open: [
            "open,opened,new,pending,todo,to do,active,unresolved,not fixed,unfixed,unsolved,known issue,confirmed",
            "offen,ungelöst", "ouvert,ouverte,non résolu", "abierto,abierta,pendiente", "aperto,aperta",
            "aberto,aberta,pendente", "открыто,открыт,не решено", "未解决,未修复,待处理,待解决", "未解決,未対応", "미해결,대기",
        ],
        .resolved: [
            "resolved,fixed,solved,closed,done,complete,completed,patched,verified,implemented",
            "gelöst,behoben,erledigt,geschlossen", "résolu,résolue,corrigé,corrigée,fermé,fermée,terminé",
            "resuelto,resuelta,corregido,cerrado,cerrada", "risolto,risolta,corretto,chiuso,chiusa",
            "resolvido,resolvida,corrigido,fechado,fechada",
            "решено,решена,исправлено,исправлен,закрыто,закрыт",
            "已解决,已修复,已关闭,已完成,已处理,已验证,解决,修复", "解決済み,解決済,解決,修正済み,修正済,対応済み,対応済,完了",
            "해결됨,해결,해결 완료,완료,수정됨,수정 완료",
        ],
        .wontFix: [
            "won't fix,wontfix,wont fix,will not fix,accepted,rejected,declined,abandoned,invalid",
            "wird nicht behoben,abgelehnt", "ne sera pas corrigé,rejeté", "no se corregirá,rechazado",
            "non verrà corretto,rifiutato", "não será corrigido,rejeitado", "не будет исправлено,отклонено",
            "不予修复,不修复",
            "対応しない,修正しない", "수정 안 함",
        ],
        .recurred: [
            "recurred,recurring,came back,reopened,regressed", "wieder aufgetreten,wiederholt",
            "réapparu,récurrent",
            "reapareció,reincidente", "ripresentato,ricorrente", "reincidente,recorrente", "повторилось",
            "再次发生,复发", "再発", "재발",
        ],
        .active: [
            "active,in force,valid,adopted,current", "aktiv,in kraft,gültig", "active,actif,en vigueur",
            "activa,activo,vigente", "attiva,attivo,in vigore", "ativa,ativo,em vigor", "действует,активно",
            "有效,生效", "有効", "유효",
        ],
        .enforced: [
            "enforced,automated", "durchgesetzt,erzwungen", "imposée,imposé,automatisée",
            "impuesta,automatizada",
            "imposta,automatizzata", "imposta,automatizada", "обеспечено,автоматизировано", "已强制,已自动化",
            "強制済み,自動化済み", "강제됨,자동화됨",
        ],
        .superseded: [
            "superseded,replaced", "abgelöst,ersetzt", "remplacée,remplacé", "reemplazada,sustituida",
            "sostituita,sostituito",
            "substituída,substituído", "заменено", "已取代,已替代", "置き換え済み", "대체됨",
        ],
        .retired: [
            "retired,obsolete,archived,inactive,deprecated,withdrawn", "aufgehoben,zurückgezogen,außer kraft",
            "retirée,retiré,abrogée", "retirada,derogada", "ritirata,abrogata", "retirada,revogada",
            "отменено", "已废弃,已停用", "廃止",
            "폐지",
        ],
    ]

    /// What says that somebody is at it.
    private static let underWay = Set(
        [
            "in progress,wip,ongoing,investigating,under investigation,identified,monitoring,blocked,waiting,on hold,partial,partially fixed,",
            "partially resolved,mitigated,deferred,workaround,reopened,recurred,recurring,came back,regressed,",
            "in arbeit,teilweise behoben,zurückgestellt,wieder aufgetreten,en cours,en curso,en progreso,in corso,em andamento,в работе,",
            "повторилось,进行中,处理中,部分解决,再次发生,复发,対応中,調査中,進行中,保留,再発,진행중,진행 중,조사중,조사 중,보류,재발",
        ].joined().split(separator: ",").map { key(String($0)) })
}
