"""Words of which logs and queries are made. No word of OWN is in FOREIGN."""

OWN = """
account adapter address agent alarm alert archive asset audit backup balance banner barrier batch beacon billing binding blob branch bridge
broker bucket buffer bundle cable cache calendar camera campaign cargo cart catalog certificate channel charge checkout client cluster column
commit component config connector consumer contract cookie coupon credential crawler cron currency customer daemon dashboard database deadline
delivery deploy device digest directory dispatcher document domain draft driver editor endpoint engine envelope exporter feature feed field
firewall fixture folder form formatter gateway generator graph grid group guard handler header heartbeat hook host image importer index
ingest inventory invoice job journal kernel ledger license listener loader locale lock mailbox manifest mapper margin marker matrix member
merge meter migration mirror mobile monitor mount network node notebook notification object offer order outbox owner package page panel parser
partition password patch payload payment payroll pipeline plugin policy pool portal prefix printer process profile project prompt provider proxy
publisher quota queue rack reader receipt record reducer region registry relay release renderer replica report request reservation resolver
resource response retry revision role roster router runner runtime sandbox scanner schedule schema scope scraper search secret sensor sequence
server session shard shipment signal signature snapshot socket spool stage stock storage stream subscription supplier switch symbol sync table
tariff task template tenant terminal theme thread ticket timer token topic tracker transfer translation trigger tunnel upload validator vault
vendor version viewer volume voucher warehouse webhook widget window worker workflow workspace
""".split()

VERBS = """
arrive collapse compile connect decode drain duplicate exceed expire flush freeze hang leak load match overflow parse refresh reject render
restart rotate sign start stop swap validate vanish verify wait write
""".split()

FOREIGN = """
acorn almond anchovy apricot basil beetle birch biscuit blossom butter cabbage canary carrot cedar cellar cherry chestnut cinnamon clover copper
cottage cricket cucumber daisy dolphin donkey eagle elm falcon feather fennel ferry flute garlic ginger goose granite harbor hazel hedgehog heron
honey ivory jasmine juniper kettle kitten ladder lantern lavender lemon lentil lily lobster maple marble meadow melon mustard nectar nutmeg oak
olive onion orchard orchid otter oyster paprika parsley peacock pebble pepper pigeon pillow plum poppy pumpkin rabbit raisin raven ribbon river
rooster saffron salmon sparrow spinach squirrel sugar sunflower swallow thistle thyme tulip turnip vanilla velvet violin walnut willow
""".split()

GERMAN = """
Abgleich Ablage Anfrage Anlage Antwort Auftrag Ausgabe Bestand Betrag Bezirk Brücke Dienst Drucker Eingang Empfänger Ereignis Fassung Filiale
Frist Gebühr Gerät Gruppe Hinweis Kasse Kennung Kette Knoten Kunde Lager Leitung Lieferung Meldung Mitglied Nachricht Postfach Prüfung Puffer
Quelle Rechnung Schlüssel Schwelle Sicherung Sitzung Speicher Sperre Stapel Tabelle Tarif Übertragung Umschlag Verbindung Verzeichnis Vorgang
Warteschlange Werkstatt Zähler Zeitplan Zertifikat Zugang Zustellung
""".split()
GERMAN_FOREIGN = "Ahorn Amsel Apfel Birne Butter Dachs Eiche Erbse Fichte Gurke Hafer Honig Igel Kirsche Lerche Linde Mandel Möhre Nelke Otter Petersilie Quitte Rabe Rettich Salbei Schwalbe Thymian Walnuss Weide Zimt".split()

RUSSIAN = """
адрес архив баланс буфер ветка вход выгрузка датчик доставка доступ журнал задача заказ запись запрос кассa квитанция клиент ключ колонка
контракт курс лицензия маршрут меню модуль мост настройка объект оплата отчёт очередь папка пароль передача перевод план поле порт поставщик
посылка правило процесс раздел расписание резерв роль сборка сервер сессия склад служба событие список страница счёт таблица тариф токен узел
""".split()
RUSSIAN_FOREIGN = "берёза ворона груша дуб ёжик жаворонок клевер липа малина морковь мёд орех перец петух редька ромашка синица слива тыква тюльпан укроп фасоль чеснок шалфей яблоко".split()

CHINESE = """
订单 队列 缓存 证书 数据库 连接 网关 令牌 快照 索引 分区 存储 账单 发票 仓库 调度 任务 日志 配置 接口 会话 密钥 模板 路由 插件 上传 下载 备份 同步 消息 通知 渲染 解析 权限 租户 镜像 集群 节点 磁盘 内存
线程 事务 迁移 版本 回滚 部署 监控 告警 报表 导出 导入 校验 签名 退款 优惠券 库存 物流 购物车 结算 汇率
""".split()
CHINESE_FOREIGN = "苹果 樱桃 萝卜 松鼠 蝴蝶 海豚 蜂蜜 茉莉 橄榄 胡椒 麻雀 乌鸦 核桃 南瓜 菠菜 薰衣草 向日葵 刺猬 孔雀 牡蛎 柠檬 杏仁 生姜 大蒜 百合 竹子 柳树 鲸鱼 蜻蜓 豆腐".split()

FILLER = """
nobody noticed because the check ran only at night and the report that should have shown it was sent to a mailbox that no one reads so the team
found out when somebody asked and then it took the whole afternoon to see where it came from since there were two places that did the same work
we had changed one of them a week before and thought that the other one was no longer in use which was wrong as it turned out later that day
""".split()
