"""What a short line of a page says of itself: a date, a byline, a comment count, a form field, a share button.

Each family of cues is a regular expression over the line in small letters, most of them anchored at its beginning, and
only lines of up to :data:`LONGEST` characters are tried. The word lists are a judgement of the authors, made from pages
in several languages; they say what a line looks like, the decoder says what it is.
"""

from __future__ import annotations

import re

LONGEST = 260
"""Lines longer than this are text, whatever they begin with."""

_MONTH = (
    r"(?:jan(?:uary|uar|vier|eiro)?|feb(?:ruary|ruar)?|f[ée]v(?:rier|ereiro)?|febrero|m(?:ar(?:ch|s|ço|zo)?|ärz|aart"
    r"|aj|ai|ei)"
    r"|apr(?:il|ile)?|avril|abr(?:il)?|may|mai|mayo|maio|maggio|jun[ei]?|juin|junho|junio|giugno|jul[iy]?|juillet"
    r"|julho|julio"
    r"|aug(?:ust|ustus)?|août|ago(?:sto)?|sep(?:t(?:ember|embre|iembre)?)?|setembro|settembre|o[ck]t(?:ober|"
    r"obre|ubre)?"
    r"|outubro|ottobre|nov(?:ember|embre|iembre|embro)?|de[cz](?:ember)?|décembre|dic(?:iembre|embre)?|dezembro"
    r"|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
    r"|январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]"
    r"|декабр[ья])"
)
_CLOCK = r"\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?|\s?uhr)?|\d{1,2}\s?[ap]\.?m\b\.?"
_YEAR = r"(?:19|20)\d\d"
_FULL_DATE = (
    rf"\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s?(?:de\s|of\s)?{_MONTH}\b\.?,?(?:\s(?:de\s)?{_YEAR})?"
    rf"|{_MONTH}\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b,?(?:\s{_YEAR})?|{_MONTH}\s{_YEAR}"
    rf"|{_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{1,2}}[-./]\d{{1,2}}[-./](?:{_YEAR}|\d\d)\b"
)
_AGO = (
    r"(?:about |over |almost )?(?:\d+|an?|one)\+? ?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?"
    r"|months?|mos?|years?|yrs?|[smhdwy])"
    r" ago|vor \d+ \w+|il y a \d+ \w+|hace \d+ \w+|há \d+ \w+|\d+ \w+ geleden|yesterday|just now|today at"
)

DATE = re.compile(_FULL_DATE)
CLOCK = re.compile(rf"\b(?:{_CLOCK})")
AGO = re.compile(rf"\b(?:{_AGO})")
_NUMBER = r"(?:\d[\d.,]*k?|no|one|two|three|four|five|six|seven|eight|nine|ten|keine?|ein|aucun|sin|ning[uú]n)"
_COMMENTS = (
    r"(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|commento|reacties?|reactions?"
    r"|réactions?"
    r"|komentarze|komentarzy|komentarz|комментари(?:и|ев|й|я)|коментар[іи]|kommentarer|yorum(?:lar)?|replies|"
    r"responses?"
    r"|thoughts?|antworten|réponses?|respuestas|respostas|risposte|reader\scomments?|user\scomments?|leserkommentare"
    r"|コメント|评论|评论数|تعليقات?|التعليقات|opinions?|discussion|feedback|remarks)"
)

_HEADER = re.compile(
    rf"""[\W_]{{0,4}}(?:
      (?P<count>{_NUMBER}\s*(?:new\s|reader\s|user\s|total\s|more\s)?{_COMMENTS}(?P<after>.{{0,120}})$
        |(?:all\s|reader\s|user\s|view\s(?:all\s)?|show\s(?:all\s)?|read\s(?:all\s)?|see\s(?:all\s)?
          |latest\s)?{_COMMENTS}\s*[:\-–|]?\s*[(\[]?\s*\d[\d.,]*\s*[)\]]?\W*$)
      |(?P<title>(?:the\s|reader\s|readers['’]?\s|user\s|your\s|all\s|visitor\s|latest\s|facebook\s|die\s|les\s
        |los\s)?{_COMMENTS}
        (?:\s(?:from\sreaders|section|below|on\sthis\s(?:article|story|post)|have\sbeen\sclosed|are\sclosed
          |zu\s.{{1,80}}|to\s["“].{{1,100}}|on\s["“].{{1,100}}))?\W*$)
      |(?P<leave>(?:leave|post|add|write|submit|make|send|join|have|share|schreib\w*|hinterlass\w*|verfass\w*
        |laisse[rz]?|ajoute[rz]?|deja[r]?|deixe|
        escrib\w*|lascia|plaats|dodaj|napisz|оставить|добавить)\s
        (?:a\s|an\s|your\s|us\s|new\s|the\s|in\s|in\sthe\s|einen?\s|uns\s|un\s|uma?\s|je\s|een\s|own\s|public\s
          |you\s|first\s|nowy\s|some\s){{0,3}}
        (?:{_COMMENTS}|reply|response|thought|conversation|discussion|say|remark|views?|kommentar|commentaire
          |comentario|comentário|antwort|reactie|komentarz|комментарий|отзыв).{{0,60}}$)
      |(?P<first>be\sthe\sfirst\sto\s(?:comment|reply|respond|write|leave|post|share).{{0,40}}$
        |sei\sder\serste.{{0,60}}$|no\scomments?\s(?:yet|so\sfar).{{0,40}}$
        |what\sdo\syou\sthink\?.{{0,60}}$|have\syour\ssay\W*$|join\sthe\s(?:conversation|discussion|debate)\W*$
          |start\sthe\s(?:conversation|discussion).{{0,20}}$)
      |(?P<read>\{{?\s*\d+\s(?:comments?|responses?)\W.{{0,20}}(?:read|add|below|them).{{0,60}}$)
    )""",
    re.VERBOSE,
)
_FORM = re.compile(
    r"""[\W_]{0,3}(?:
      (?:your\s|full\s|first\s|last\s|user\s?|display\s|nick|dein\s|ihr\s|votre\s|tu\s)?(?:name|nombre|nom|nome
        |username|nickname|pseudo|имя)\s?(?:[*:(].{0,40})?$
      |(?:your\s|deine?\s|ihre?\s|votre\s)?(?:e-?mail|courriel|correo)(?:\s?-?(?:address|adresse
        |id))?\s?(?:[*:(].{0,60})?$
      |(?:your\s)?(?:web\s?site|homepage|url|uri|sitio\sweb|site\sweb)(?:\s(?:url|address))?\s?(?:[*:(].{0,30})?$
      |(?:your\s)?(?:comments?|message|kommentar|commentaire|text|captcha|subject|betreff|title|location|zip\scode
        |phone)\s?[*:]\s?(?:[*(].{0,30})?$
      |(?:required|optional|remember\s(?:me|my|personal)|save\smy\sname|notify\sme|e-?mail\sme
        |subscribe\sto\s(?:comments|this)|receive\s(?:an\s)?email|you\s(?:may|can)\suse\sthese|allowed\shtml
        |html\stags|xhtml|your\semail\s(?:address\s)?(?:is|will)|mail\s\(will\snot|deine\se-?mail|ihre\se-?mail
          |votre\sadresse|tu\sdirecci|o\sseu\sendere|erforderliche\sfelder|required\sfields|fields\smarked)
      |(?:you\smust\sbe\s|please\s)?(?:log|sign)(?:ged)?\s?[- ]?in\s(?:to|or|with|as|via|using)\b|you\s(?:must
        |need\sto|have\sto)\s(?:be\slogged|log|sign|register)|anmelden|login\sto|register\s(?:to|now|for)|(?:create
        |sign\sup\sfor)\san?\s(?:free\s)?account|forgot\s.{0,12}password|password\s?[*:]?$
      |(?:post|submit|send|preview|cancel|publish|save|reset|clear|absenden|senden|abschicken|envoyer|enviar
        |publier)\s?(?:comment|reply|a?\s?kommentar|commentaire|comentario|now)?\s?[»>]?$
      |comments?\s(?:are|is|have\sbeen|were|for\sthis\s.{1,20}\sare)\s(?:now\s|currently\s)?(?:closed|off|disabled
        |moderated|not|subject|reviewed|the\sopinions?)|comments\soff|comments?\s(?:policy|guidelines|rules|feed|rss
        |via)|commenting\s(?:is|on|rules|policy)
      |community\s(?:standards|guidelines|rules)|(?:all|your)\scomments?\s(?:are|is|will|must|may)|report\s(?:abuse
        |comment|spam|this)|flag\s(?:as|comment|this|inappropriate)|netiquette|moderation\spolicy
        |please\s(?:keep\syour\scomments|be\srespectful|note\sthat\s.{0,20}moderat)|comment\smoderation
        |powered\sby\s(?:disqus|facebook)|blog\scomments\spowered|please\senable\sjavascript
        |view\sthe\sdiscussion\sthread|comment\svia|sort\s(?:by|comments)|sorted\sby|(?:newest|oldest|best
        |top)(?:\sfirst|\scomments|\srated)?$|most\s(?:liked|recent\scomments|voted)
    )""",
    re.VERBOSE,
)
_REPLY = re.compile(
    r"""[\W_]{0,3}(?:\d+\s)?(?:
      (?:reply|respond|quote|antworten|répondre|responder|rispondi|beantwoorden|reageer|odpowiedz|ответить
        |відповісти|svara|svar|permalink|link|report|flag|share|like|dislike|upvote|downvote|edit|delete
        |recommend(?:ed)?|zitieren|melden|gefällt\smir|j['’]aime|me\sgusta|vote\s(?:up|down)|thumbs\s(?:up|down)
          |helpful|collapse|expand|hide|show|mark\sas\sspam|parent|rate\sthis)
      (?:\s?\(?\d*\)?)?(?:\s?[|·•,/\-–]?\s?(?:reply|report|share|like|dislike|flag|quote|permalink|link|edit|abuse
        |to|this|\d+|comment|thread|facebook|twitter)){0,6}\W*$
      |reply\sto\s(?:this|comment|\w[\w.\- ]{0,30})\W*$|in\sreply\sto\b.{0,50}$|replying\sto\b.{0,50}$|\W*(?:up
        |down)votes?\W*\d*\W*$|\d+\s(?:likes?|votes?|points?|people\slike|replies|upvotes?)\b.{0,20}$
      |[+\-–]?\d{1,4}\s?[/|]?\s?[+\-–]?\d{0,4}$
    )""",
    re.VERBOSE,
)
_AUTHOR = re.compile(
    r"""[\W_]{0,3}(?:
      (?P<posted>(?:posted|written|submitted|said|comment(?:ed)?|left|geschrieben|verfasst|écrit|rédigé|publicado
        |escrito|posté|kommentar|commentaire|comentario)\s?(?:by|from|von|vom|par|por|on|am|le
        |at)?\s?[:\-–]?\s.{0,80}$)
      |(?P<says>.{1,60}?\s(?:says|said|wrote|writes|commented|comments|responded|replied|sagt|schrieb|schreibt|meint
        |dit|a\sdit|a\sécrit|dice|dijo|disse|diz|scrive|schreef|zegt|pisze|napisał|пишет
        |says\s\.\.\.)\s?(?:on\s.{1,60}|at\s.{1,60}|am\s.{1,60}|:|\.\.\.|…|,\s.{1,50})?\s?[:,]?$)
      |(?P<dated>.{1,60}?\s(?:says|said|wrote|writes|commented)\s?:?\s(?=.{0,40}\d).{1,45}$)
      |(?P<reply>.{1,40}\s(?:in\sreply\sto|replying\sto|replied\sto|➜|→|responding\sto)\s.{1,60}$)
      |(?P<numbered>\#?\d{1,4}\s?[.):\-]?\s(?:by\s|von\s|par\s)?\w.{0,60}$)
      |(?P<member>(?:senior\s|junior\s|full\s|new\s|active\s|premium\s)?(?:member|guest|registered|gast|moderator
        |visitor|user|anonymous|anonym|anonyme|anónimo)\b.{0,30}$|(?:join\sdate|posts|registriert\sseit|beiträge
        |location|joined)\s?:\s?.{1,30}$)
    )""",
    re.VERBOSE,
)
_BYLINE = re.compile(
    r"""[\W_]{0,3}(?:
      (?P<by>(?:by|von|par|por|di|door|text|story|reporting\sby|written\sby|posted\sby|published\sby
        |words)\s?:?\s(?:\#?\w|['’.\-]){2,}.{0,90}$)
      |(?P<stamp>(?:published|updated|last\s(?:updated|modified)|first\spublished|posted|created|modified|issued
        |date|released|veröffentlicht|aktualisiert|stand|erstellt|publié|mis\sà\sjour|publicado|actualizado
        |atualizado|pubblicato|опубликовано|обновлено|gepubliceerd|edited)\b.{0,110}$)
      |(?P<staff>.{2,50}\s?[,|/–-]\s?(?:staff\s(?:writer|reporter)|(?:senior\s|chief\s|political\s|foreign\s
        |middle\seast\s|diplomatic\s)?(?:correspondent|editor|reporter|columnist)|associated\spress|reuters
        |afp)\b.{0,40}$)
      |(?P<agency>(?:the\s)?(?:associated\spress|reuters|afp|agence\sfrance-presse|ap|dpa|epa|tass|xinhua|anadolu
        |staff\s(?:writers?|reports?|reporter)|news\s?desk|wire\sreports?|agencies|from\swire\sreports
        |guest\s(?:writer|post)|editorial\sboard)\W*$)
      |(?P<minutes>\d+\s?(?:min(?:ute)?s?)\.?\s(?:read|lesezeit|de\slecture)|reading\stime|lesedauer.{0,30}$)
    )""",
    re.VERBOSE,
)
_CAPTION = re.compile(
    r"""[\W_]{0,3}(?:
      (?P<label>(?:image|photo|picture|file\s(?:photo|picture|image)|illustrati(?:ve|on)|archive?\s(?:photo|image
        |picture)|photograph|caption|pictured|screenshot|screengrab|screen\s(?:shot|grab)|video\s(?:still|grab)
        |still|bild|foto|symbolbild|symbolfoto|imagen|imagem|archivbild|a\s(?:photo|picture|file)|graphic
        |infographic|map|source|quelle|fotos?|photos?|video)\s?(?::|by\b|credit|courtesy|copyright|caption|from\b
        |via\b|source|[-–—|/]\s|©|\().{0,230}$)
      |(?P<bare>(?:illustrative|file|stock|archive|representative|representational|undated|generic|cover|featured
        |symbolic)\s(?:image|photo|picture|photograph|pic|illustration)\W*$)
      |(?P<shown>(?:this|these|the|an?|in\sthis|in\sthese|undated)\s(?:[\w-]+\s){0,4}?(?:photos?|photographs?
        |images?|pictures?|file\sphoto|frame\s?grab|screenshot|screengrab|still|video\sgrab|handout
        |combination\sof)\b(?:[^.]{0,60})\b(?:shows?|showing|taken|released|provided|depicts?|captured|grabbed
        |made\savailable|seen|posted|published|obtained|issued)\b.{0,200}$)
      |(?P<copyright>(?:\(?©|\(c\)|copyright\s(?:image|photo))\s?.{0,60}$)
      |(?P<controls>(?:play\svideo|enlarge\s(?:this\s)?(?:image|photo)|toggle\scaption|hide\scaption|image\scaption
        |media\scaption|view\s(?:gallery|slideshow|photos|image)|click\sto\s(?:enlarge|expand|view)|photos?:|watch:
        |video:|facebook\stwitter\spinterest).{0,200}$)
    )""",
    re.VERBOSE,
)
_PROMO = re.compile(
    r"""[\W_]{0,3}(?:
      (?P<more>(?:read|see|learn|watch|listen|find\sout|click|continue|view|check\sout|discover|get|more|explore|dig
        |go)\s?(?:more|also|next|now|this|here|reading|on\b|out|it|related|full|the\sfull|about|all|deeper|from|in\b
        |to\b)?\s?(?:on|about|from|in|stories|news|articles|at|:|here|»|›|>|\.\.\.|…|story|coverage).{0,160}$)
      |(?P<also>(?:read|see|also\sread|read\salso|see\salso|related|also\ssee|don['’]t\smiss|recommended|must\sread
        |lesen\ssie(?:\sauch)?|mehr\s(?:zum\sthema|dazu|lesen)|siehe\sauch|à\slire(?:\saussi)?|lire\saussi
        |lea\s(?:también|más|además)|ver\stambién|leia\s(?:também|mais)|leggi\sanche|lees\sook|czytaj\s(?:też|także)
        |читайте\s(?:также|ещё)|see\srelated|up\snext|next|previous|prev|background|opinion|analysis|explainer|watch
        |live|video|podcast|exclusive)(?:\s(?:more|also|next|post|article|story|stories|posts|articles|links
        |coverage|content|topics|news))?\s?[:|»>].{0,200}$)
      |(?P<head>(?:related|latest|recent|popular|trending|recommended|featured|similar|top|more|most|other|breaking
        |in\sother|today['’]s|editor['’]?s['’]?|our|must|staff|sponsored|promoted|you\s(?:may|might)|suggested
        |further|weitere|ähnliche|verwandte|neueste|beliebte|aktuelle|meistgelesen\w*|articles?\s(?:liés|similaires
        |récents)|sur\sle\smême|más|últimas|noticias|notas|relacionad\w+|artículos|artigos|leia|ultime|articoli
        |gerelateerd\w*|powiązane|похожие|последние|популярн\w+)
        \s?(?:\w+\s){0,2}(?:posts?|stories|story|articles?|news|links?|content|topics?|reading|videos?|coverage
          |headlines?|picks?|read|popular|viewed|commented|shared|emailed|recent|like|also|liked|enjoy|interested
          |reports?|analysis|on\s\w+|from\s.{1,30}|in\s\w+|beiträge|artikel|themen|nachrichten|meldungen|noticias
          |leídas|lidas|articles|notizie|новости|материалы)\b.{0,40}$)
      |(?P<teaser>(?:featured|only|latest|breaking|recommended)\s(?:post|news|video|story|article)s?\W*$|you\s(?:may
        |might)\s(?:also\s|like|be|have|want)|(?:sponsored|promoted|paid)\s(?:content|links?|stories|post|by)
        |(?:from|around|across)\s(?:the\s|our\s)(?:web|archives?|partners?|network|blog)|what\sothers\sare
        |about\s(?:the\s)?author\W*$|also\son\b|more\sfrom\b|more\son\b|more\sin\b|dig\sdeeper)
    )""",
    re.VERBOSE,
)
_FURNITURE = re.compile(
    r"""[\W_]{0,3}(?:
      (?P<share>(?:share|tweet|like\sus|pin|email|e-mail|print|save|bookmark|follow|teilen|drucken|merken|twittern
        |partager|imprimer|compartir|imprimir|condividi|stampa|delen|udostępnij|поделиться|get\sshort\surl
        |copy\slink|send\sto|add\sto|facebook|twitter|linkedin|reddit|whatsapp|telegram|pinterest|pocket|flipboard
        |digg|delicious|stumbleupon|google\+|instagram|youtube|tumblr|rss|mastodon|vk|xing|viber|messenger)
        (?:[\s,|/·•+&]+(?:this|on|via|by|to|with|us|a|the|article|story|post|page|friend|facebook|twitter|linkedin
          |reddit|whatsapp|telegram|pinterest|email|e-?mail|print|more|google|google\+|link|tweet|share|\d+k?
          |youtube|instagram|rss|feed|messenger|copy|follow|it|x|like|save|pocket|vkontakte|in|new|window
          |\(opens)){0,14}\W*$)
      |(?P<subscribe>(?:subscribe|sign\sup|newsletter|get\s(?:the|our|more|breaking|daily|alerts|updates|your)
        |join\s(?:our|us|the\s(?:mailing|newsletter))|register|become\sa|to\s(?:receive|subscribe|help\sus|get\sthe)
        |enter\syour\s(?:e-?mail|address)|you\shave\s(?:successfully\s)?subscribed|thank(?:s
        |\syou)\sfor\s(?:subscribing|signing)|there\swas\san\serror|please\s(?:try\sagain|check\syour|enter
        |subscribe|confirm|whitelist|disable|consider|help|support|donate)|abonn\w+|jetzt\s(?:abonnieren|anmelden)
        |inscrivez|suscr[ií]b\w+|assine|iscriviti|follow\s(?:us|our|me|@|\w+\son)|like\s(?:us|our)|download\s(?:our
        |the)\sapp|available\son|stay\s(?:connected|informed|up\sto|tuned|in\stouch)|don['’]t\smiss|keep\sup\swith
        |never\smiss|contact\s(?:us|the\sauthor)|tips?\s?[:?]|send\sus|write\sto\sus|connect\swith
        |find\sus)\b.{0,220}$)
      |(?P<donate>(?:donat\w+|support\s(?:us|our|independent|quality|the\swork|this|\w+\s(?:journalism|news))
        |help\s(?:us|keep|support)|spenden?|faire\sun\sdon|haz\suna\sdonaci|contribute|make\sa\s(?:gift|contribution
        |donation)|chip\sin|patreon|paypal|your\s(?:support|contribution|donation)|buy\s(?:me|us)\sa\scoffee
        |we\s(?:rely|depend)\son\s(?:our\s)?readers|since\syou['’]re\shere|before\syou\sgo|if\syou\s(?:like|enjoy
        |value|appreciate)|as\san\sindependent)\b.{0,220}$)
      |(?P<tags>(?:tags?|tagged|topics?|categor(?:y|ies)|filed\s(?:under|in)|posted\s(?:in|under)|keywords?|labels?
        |schlagw\w+|stichw\w+|themen?|rubriken?|kategorien?|étiquettes?|mots[- ]clés|etiquetas|categor[ií]as?
        |tópicos|section|in\sthis\s(?:article|story)|mentioned\sin|explore\smore\son|теги|метки|kategorie
        |tagi)\s?:?\s?(?:\W|$|\w.{0,200}$))
      |(?P<nav>(?:home|homepage|main|menu|menu\sclose|close\s?(?:menu)?|search.{0,30}|skip\sto\b.{0,30}
        |jump\sto\b.{0,30}|back\sto\b.{0,30}|go\sto\b.{0,40}|about(?:\s(?:us|me|this\sblog|\w+))?|contact(?:\sus)?
        |archives?|blog|blogs|news|world|politics|business|sports?|opinion|tech(?:nology)?|science|health
        |entertainment|culture|arts|travel|lifestyle|style|video|videos|photos?|galler(?:y|ies)|weather|jobs
        |classifieds|more|login|log\s(?:in|out)|sign\s(?:in|out)|register|sitemap|site\smap|site\sindex|faq|help
        |advertise(?:\swith\sus)?|advertising|advertisements?:?|ad|ads|advert|anzeige|werbung|publicité|publicidad
        |rss|careers|press|mobile|apps?|shop|store|subscribe|newsletters?|events?|podcasts?|live|listen\slive
        |watch\slive|on\sair|live\stv|startseite|start|nach\soben|suche|kontakt|über\suns|accueil|inicio|início
        |rechercher|top|next|previous|prev|older|newer|«|»|<|>|←|→|x|ok|cancel|submit|go|loading|accept|i\saccept
        |agree|settings|english|deutsch|français|español|русский|العربية|middle\seast|europe|asia|africa|americas?
        |latin\samerica|us|uk|u\.s\.|society|economy|markets|money|local|national|international|features|columns?
        |editorials?|letters|obituaries|education|environment|investigations?|fact\scheck|multimedia|radio|tv
        |print\sedition|e-?paper|account|my\saccount|profile|preferences|edition)\W*$)
      |(?P<pager>(?:«|‹|<|←|older|newer|previous|next|prev|vorherig\w+|nächst\w+)\s?(?:posts?|entr(?:y|ies)|page
        |article|beitrag|story)?\s?[:|»›]?.{0,160}(?:»|›|→|\||main).{0,120}$|page\s\d+(?:\sof\s\d+)?
        |\d+(?:\s\d+){2,}\s?(?:next|›|»)?|«\s.{1,120}|.{1,120}\s»)$
      |(?P<notice>(?:this\s(?:site|website|page|article|story|content|video|post|browser|is\sa\smodal)\s(?:uses|is
        |was|has|requires|may|originally|does)|we\suse\s(?:cookies|our\sown)|by\s(?:using|continuing|clicking
        |signing|subscribing|submitting)|your\sbrowser|javascript\sis|please\senable|you\sare\s(?:here|using
        |browsing|not\slogged)|an\serror|error\b|page\snot\sfound|this\sarticle\sis\s(?:more|over)|(?:views?|reads?
        |hits|shares?|visits)\s?:?\s?\d[\d.,k]*|\d[\d.,k]*\s(?:views?|shares?|reads|hits|tweets|likes|followers
        |retweets|visits|aufrufe|vues|visitas)|link\s(?:copied|will\sopen)|topics\sto\sfollow|all\stimes
        |current\stime|local\stime|weather|temperature|currently|\d{1,3}\s?°)\b.{0,220}$)
    )""",
    re.VERBOSE,
)
_FOOTNOTE = re.compile(
    r"""(?:
      (?P<mark>[*†‡§¹²³]+\s?(?:\w|["“(]).{5,250}$|\[(?:\d{1,2}|[*])\]\s.{5,250}$)
      |(?P<correction>\W{0,2}(?:correction|corrections|clarification|editor['’]?s?[\s’']*note|editors['’]?\snote
        |note|update|erratum|amend(?:ed|ment)|this\s(?:article|story|post|report|piece)\s(?:was|has\sbeen
        |were)\s(?:amended|corrected|updated|edited|changed|first\spublished|originally)|an\searlier\sversion
        |a\sprevious\sversion|disclosure|disclaimer|the\sviews\sexpressed|opinions\sexpressed|the\sopinions
        |note\sto\sreaders|anmerkung|korrektur|hinweis|nota\sde|rectificatif|correcci[óo]n|errata)\b.{0,250}$)
      |(?P<credits>\W{0,2}(?:additional\sreporting|reporting\sby|editing\sby|writing\sby
        |(?:with\s)?(?:contributions?|reporting|files|input)\s(?:from|by)|translated\s(?:by|from)|compiled\s(?:by
        |from)|source\s?:|sources\s?:|via\s?:|the\sassociated\spress\scontributed
        |.{2,60}\s(?:contributed\s(?:to\sthis|reporting)|is\sa\s(?:freelance|senior|former|staff|political
        |journalist|writer|professor|fellow|correspondent)|can\sbe\sreached|reports\sfrom
        |in\s\w+\scontributed)).{0,200}$)
    )""",
    re.VERBOSE,
)
_WIRE = re.compile(
    r"""
      [A-Z][\w.'’\-]*(?:,?\s[A-Z][\w.'’\-]*){0,4}(?:,\s[A-Z][\w.]+)?
        (?:\s?\((?:[A-Z]{2,5}|Reuters|Xinhua|Tass|Agencies|[A-Z][\w\s]{2,20})\)\s?[-–—:]{0,2}\s?
          |,?\s[A-Z][a-z]{2,8}\.?\s\d{1,2}\s?[-–—(]{1,2}|\s?[–—]\s|\s-{1,2}\s)
      |\([A-Z]{2,8}\.?\)\s?[-–—]?
      |\((?:Reuters|CNN|AP|AFP)\)
    """,
    re.VERBOSE,
)

_CAPTION_INSIDE = re.compile(
    r"""
      (?P<seen>\b(?:is|are|was|were|can\sbe)\s(?:seen|pictured|shown)\b)
      |(?P<credit>\b(?:getty|reuters|afp|ap|epa|shutterstock|istock|alamy|flickr|wikimedia|wikipedia|pixabay|unsplash
        |dpa|xinhua|anadolu|tass|scanpix|ritzau|pool)\s?(?:images?|photos?|pictures?|/|\)|commons|via)
        |/(?:getty|reuters|afp|ap|epa|ap\sphoto)\b|\b(?:photograph|photo|picture|image|credit)\s?:)
      |(?P<direction>\((?:left|right|centre|center|l|r|c|top|bottom|pictured|file\sphoto|file|archive|above|below)\b)
    """,
    re.VERBOSE,
)
_LEGAL = re.compile(
    r"""
      (?P<legal>©|&copy|\(c\)\s|\bcopyright\b|\ball\srights\sreserved|\balle\srechte|\btous\sdroits|\btodos\s(?:los|os)\sd
        |\bprivacy\s(?:policy|notice|statement|settings)|\bterms\s(?:of|and|&)\s|\bcookies?\b|\bgdpr\b|\bimpressum\b
        |\bdatenschutz|\bagb\b|\bmentions\slégales|\baviso\slegal|\bdisclaimer|\bpowered\sby|\bdesigned\sby|\btheme\sby
        |\bmay\snot\sbe\s(?:published|reproduced)|\blicen[sc]ed?\sunder|\btrademark)
    """,
    re.VERBOSE,
)
_CODE = re.compile(
    r"""
      (?P<code>function\s?\(|\bvar\s\w{1,30}\s?=|\bdocument\.\w|\bwindow\.\w|\(\)\s?[;{]|/>|</\w|\{\{|<!--|\)\.\w{1,30}\(
        |=\s?["'{\[]|\bpx;|googletag|adsbygoogle|["']\);)
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")

_FAMILIES = (
    ("header", _HEADER),
    ("form", _FORM),
    ("reply", _REPLY),
    ("author", _AUTHOR),
    ("byline", _BYLINE),
    ("caption", _CAPTION),
    ("promo", _PROMO),
    ("furniture", _FURNITURE),
    ("footnote", _FOOTNOTE),
)
# Looked for first, since most lines have none of them and the expressions are slow.
_CAPTION_PARTS = ("seen", "shown", "photo", "picture", "image", "credit", "commons", "via", "/", ")", "(")
_LEGAL_PARTS = (
    *("©", "&copy", "(c)", "copyright", "rights", "rechte", "droits", "derechos", "direitos", "privacy", "terms"),
    *("cookie", "gdpr", "impressum", "datenschutz", "agb", "légales", "legal", "disclaimer", "powered", "designed"),
    *("theme", "not be", "under", "trademark"),
)
_CODE_MARK = re.compile(r"[(){}<>=;]|googletag|adsby")
_TIMES = (("date", DATE), ("clock", CLOCK), ("ago", AGO))


def cues_of(text: str, folded: str) -> tuple[str, ...]:
    """The cues that a line gives, as ``family`` and ``family:kind``; none for long lines.

    Args:
        text: the line, trimmed.
        folded: the same in small letters.
    """
    if len(text) > LONGEST:
        return ("wire",) if _WIRE.match(text) else ()
    found: list[str] = []
    for family, pattern in _FAMILIES:
        match = pattern.match(folded)
        if match is not None:
            found.append(family)
            if match.lastgroup:
                found.append(f"{family}:{match.lastgroup}")
    match = _CAPTION_INSIDE.search(folded) if any(map(folded.__contains__, _CAPTION_PARTS)) else None
    if match is not None:
        found += ("caption", f"caption:{match.lastgroup}")
    if any(map(folded.__contains__, _LEGAL_PARTS)) and _LEGAL.search(folded):
        found += ("furniture", "furniture:legal")
    if _CODE_MARK.search(folded) and _CODE.search(folded):
        found += ("furniture", "furniture:code")
    if _DIGIT.search(folded):
        found.extend(name for name, pattern in _TIMES if pattern.search(folded))
    if _WIRE.match(text):
        found.append("wire")
    return tuple(found)
