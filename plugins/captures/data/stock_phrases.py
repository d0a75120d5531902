"""Stock lines of page software in the languages cleaning knows, besides English: whole lines.

Each phrase stands alone on its line, whatever its case. None of them means anything in English.
"""

from plugins.model import Label

_LINES = {
    Label.AD: "Anzeige|Werbung|Publicité|Publicidad|Anuncio|Реклама|На правах рекламы|إعلان|إعلانات"
    "|广告|廣告",
    Label.SHARE: "Teilen|Drucken|Merken|Artikel teilen|Link kopieren|Partager|Imprimer|Partager "
    "l'article|Copier le lien|Compartir|Imprimir|Copiar enlace|Поделиться|Распечатать|Скопировать "
    "ссылку|Поділитися|Роздрукувати|Копіювати посилання|شارك|مشاركة|طباعة|نسخ الرابط"
    "|分享|打印|复制链接|分享到微信",
    Label.NAVIGATION: "Zum Inhalt springen|Zum Hauptinhalt|Startseite|Anmelden|Einloggen"
    "|Registrieren|Suche|Suchen|Menü|Abonnieren|Nach oben|Mehr laden|Alle anzeigen|Schlagwörter"
    "|Aller au contenu|Aller au contenu principal|Accueil|Se connecter|Connexion|S'abonner"
    "|S'inscrire|Rechercher|Recherche|Retour en haut|Voir plus|Mots-clés|Saltar al contenido|Ir al "
    "contenido|Inicio|Iniciar sesión|Suscríbete|Suscribirse|Regístrate|Buscar|Menú|Volver arriba"
    "|Ver más|Etiquetas|Перейти к содержанию|Главная|Войти|Вход|Регистрация|Подписаться|Поиск|Меню"
    "|Наверх|Показать ещё|Теги|Перейти до вмісту|Головна|Увійти|Вхід|Реєстрація|Підписатися|Пошук"
    "|Показати ще|انتقل إلى المحتوى|تخطي إلى المحتوى|الرئيسية|تسجيل الدخول|اشترك|بحث|القائمة|المزيد"
    "|跳到内容|跳至内容|首页|登录|登錄|注册|订阅|搜索|菜单|返回顶部|加载更多|标签",
    Label.SECTION_HEADER: "Lesen Sie auch|Mehr zum Thema|Das könnte Sie auch interessieren"
    "|Verwandte Artikel|Ähnliche Artikel|Meistgelesen|Meistgelesene Artikel"
    "|Weitere Artikel|Auch interessant|Lire aussi|À lire aussi|A lire aussi|Sur le même sujet"
    "|Articles liés|Les plus lus|Lea también"
    "|Lee también|Te puede interesar|Le puede interesar|Más noticias|Noticias relacionadas|Lo más "
    "leído|Más leídas|Читайте также|Читать также|Материалы по теме|По теме|Самое читаемое"
    "|Популярное|Главное сегодня|Другие новости|Читайте також|Читати також|Матеріали за темою"
    "|За темою|Найпопулярніше|Популярне|Інші новини|اقرأ أيضا|اقرأ أيضاً|اقرأ أيضًا|مواضيع ذات صلة"
    "|أخبار ذات صلة|الأكثر قراءة|相关阅读|相关新闻|相关文章|延伸阅读|推荐阅读|热门新闻|更多新闻",
    Label.LEGAL: "Datenschutz|Datenschutzerklärung|Impressum|Alle Rechte vorbehalten"
    "|Nutzungsbedingungen|AGB|Cookie-Einstellungen|Alle akzeptieren|Mentions légales|Politique de "
    "confidentialité|Tous droits réservés|Conditions d'utilisation|Tout accepter|Tout refuser"
    "|Aviso legal|Política de privacidad|Política de cookies|Todos los derechos reservados"
    "|Aceptar todo|Rechazar todo|Все права защищены|Политика конфиденциальности|Правовая информация"
    "|Пользовательское соглашение|Усі права захищено|Всі права захищено|Політика конфіденційності"
    "|Угода користувача|جميع الحقوق محفوظة|سياسة الخصوصية|شروط الاستخدام|版权所有|隐私政策|使用条款"
    "|保留所有权利",
    Label.COMMENTS: "Kommentare|Kommentar schreiben|Commentaires|Laisser un commentaire|Comentarios"
    "|Deja un comentario|Комментарии|Оставить комментарий|Коментарі|Залишити коментар|تعليقات"
    "|التعليقات|أضف تعليقا|评论|发表评论|网友评论",
    Label.FOLLOW: "Folgen Sie uns|Suivez-nous|Síguenos|Подписывайтесь на нас|Мы в соцсетях"
    "|Підписуйтесь на нас|Ми в соцмережах|تابعنا|تابعونا|关注我们",
    Label.NEWSLETTER: "Newsletter abonnieren|Recevoir la newsletter|S'inscrire à la newsletter"
    "|Suscríbete al boletín|Boletín|Рассылка|Подписка на рассылку|Розсилка|النشرة البريدية"
    "|订阅邮件",
}

FOREIGN_PHRASES = {
    phrase.strip().casefold(): label for label, line in _LINES.items() for phrase in line.split("|")
}
