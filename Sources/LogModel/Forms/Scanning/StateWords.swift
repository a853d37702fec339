/// The words with which people say how bad something was and how far one has come with it, in the languages of ``RoleWords``.
///
/// A word alone says little: `Open` may be a title. Where such a word counts, a bracket, a dash or a label says that it is one.
enum StateWords {
    enum Kind {
        case severity
        case status
    }

    /// What a whole range says, without decoration around it; nil if it is neither a severity nor a status.
    static func kind(_ bytes: [UInt8], _ range: Range<Int>) -> Kind? {
        let text = bytes.trimmingMarks(range)
        guard !text.isEmpty, text.count <= 40 else { return nil }
        return words[bytes, text] ?? nil
    }

    /// The severity or status at the start of a range, in at most three words, and what it is; nil if none stands there.
    static func prefix(_ bytes: [UInt8], _ range: Range<Int>) -> (kind: Kind, range: Range<Int>)? {
        let start = bytes.skippingMarks(range)
        var end = start
        var best: (kind: Kind, range: Range<Int>)?
        for _ in 0..<3 {
            let word = end
            end = wordEnd(bytes, from: word, to: range.upperBound)
            if end == word || end - start > 40 { break }
            guard let known = words[bytes, bytes.trimmingMarks(start..<end)] else { break }
            if let kind = known { best = (kind, start..<end) }
            let next = bytes.skippingBlanks(from: end, to: range.upperBound)
            guard next > end, next < range.upperBound else { break }
            end = next
        }
        return best
    }

    private static func wordEnd(_ bytes: [UInt8], from start: Int, to limit: Int) -> Int {
        var end = start
        while end < limit, bytes.isWordCharacter(at: end) || bytes[end].isOne(of: "'-_") {
            end += bytes[end] < 0x80 ? 1 : bytes.scalar(at: end).length
        }
        return min(end, limit)
    }

    /// The words, and with nil what the longer ones begin with: `in` of `in progress`.
    private static let words: WordTable<Kind?> = {
        let words = split(severities, .severity) + split(statuses, .status)
        let beginnings = words.flatMap { word, _ in
            word.indices.lazy.filter { word[$0] == " " }.map { (String(word[..<$0]), Kind?.none) }
        }
        return WordTable(words.map { ($0, Optional($1)) } + beginnings)
    }()

    private static func split(_ text: String, _ kind: Kind) -> [(String, Kind)] {
        text.split(separator: ",").map { (String($0.drop { $0 == " " || $0 == "\n" }), kind) }
    }

    private static let severities =
        """
        critical,high,medium,moderate,low,major,minor,trivial,blocker,severe,severity high,severity low,important,near miss,cosmetic,\
        very high,very low,catastrophic,high severity,medium severity,low severity,crit,med,mid,high priority,low priority,\
        p0,p1,p2,p3,p4,p5,s0,s1,s2,s3,s4,s5,sev0,sev1,sev2,sev3,sev4,sev5,sev 0,sev 1,sev 2,sev 3,sev 4,sev 5,\
        kritisch,hoch,mittel,niedrig,gering,schwer,schwerwiegend,leicht,\
        critique,élevée,élevé,moyenne,moyen,faible,majeur,majeure,mineur,mineure,bloquant,\
        crítico,crítica,alta,alto,media,medio,baja,bajo,grave,leve,média,médio,baixa,baixo,critico,critica,bassa,basso,\
        критический,критическая,критично,высокий,высокая,средний,средняя,низкий,низкая,\
        严重,致命,紧急,高,中,低,轻微,重大,中等,一般,嚴重,重要,軽微,緊急,高い,低い,\
        심각,치명적,높음,중간,보통,낮음,중대,경미,상,중,하
        """

    private static let statuses =
        """
        open,opened,closed,close,resolved,fixed,unresolved,not fixed,unfixed,pending,in progress,wip,ongoing,active,inactive,done,todo,to do,\
        wontfix,wont fix,won't fix,monitoring,mitigated,partially mitigated,investigating,under investigation,identified,deferred,\
        partial,partially fixed,partially resolved,partly fixed,workaround,worked around,blocked,promoted,verified,superseded,reopened,\
        obsolete,known issue,known,documented,confirmed,unconfirmed,accepted,rejected,archived,draft,new,final,complete,completed,\
        incomplete,solved,unsolved,acknowledged,triaged,duplicate,invalid,cancelled,canceled,abandoned,reverted,rolled back,recovered,\
        working,broken,failed,fix pending,fix applied,fixing,applied,implemented,proposed,stable,patched,merged,shipped,deployed,\
        tracking,watching,retired,stale,escalated,waiting,on hold,paused,upstream,published,\
        recurred,recurring,enforced,withdrawn,\
        offen,behoben,gelöst,geschlossen,erledigt,in arbeit,ungelöst,teilweise behoben,zurückgestellt,\
        ouvert,ouverte,fermé,fermée,résolu,résolue,corrigé,corrigée,en cours,terminé,\
        abierto,abierta,cerrado,cerrada,resuelto,resuelta,corregido,en curso,pendiente,en progreso,\
        aperto,aperta,chiuso,chiusa,risolto,risolta,corretto,in corso,\
        aberto,aberta,fechado,fechada,resolvido,resolvida,corrigido,em andamento,pendente,\
        открыто,открыт,закрыто,закрыт,решено,решена,исправлено,исправлен,в работе,не решено,\
        已解决,未解决,已修复,未修复,已关闭,进行中,待处理,待解决,处理中,已完成,部分解决,已缓解,解决,修复,已驗證,已验证,已處理,已处理,\
        解決済み,解決済,解決,未解決,対応済み,対応済,対応中,修正済み,修正済,調査中,完了,進行中,保留,未対応,\
        해결,해결됨,해결 완료,미해결,완료,진행중,진행 중,수정됨,수정 완료,보류,조사중,조사 중,대기
        """
}
