/** The one style sheet of the HTML report: an official document, set for screen, phone and A4. */
import { PARTS } from '../domain/ranking.ts';
import { PART_COLOURS } from './label-words.ts';

const PART_RULES = PARTS.map(
  (part) => `.part-${part}{background:${PART_COLOURS[part].fill};color:${PART_COLOURS[part].text}}`,
).join('\n');

export const STYLE = `
:root{--ink:#1c1c1c;--quiet:#595959;--rule:#c9c9c9;--tint:#f6f5f2;--accent:#9b1c1c;--bar:#0072b2}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:#fff;color:var(--ink);font:17px/1.8 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main,header,footer{max-width:1120px;margin:0 auto;padding:0 20px}
a{color:inherit;text-decoration:underline;text-decoration-color:#9a9a9a;text-underline-offset:.2em}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:3px solid #0072b2;outline-offset:2px}
:target{background:#fff6d6}
.skip{position:absolute;left:-999px}
.skip:focus{left:12px;top:8px;background:#fff;padding:6px 12px;z-index:1}
h1,h2,h3,summary{line-height:1.4}
h1{font:700 30px/1.4 "FZXiaoBiaoSong-B05S","Source Han Serif SC","Noto Serif CJK SC","Songti SC",SimSun,serif;text-align:center;margin:28px 0 6px}
h2{font-size:22px;margin:56px 0 12px;padding-bottom:6px;border-bottom:2px solid var(--ink)}
h3{font-size:18px;margin:0}
h4{font-size:16px;margin:18px 0 4px}
p{margin:.4em 0}
.period,.note{color:var(--quiet);font-size:15px}
.period{text-align:center}
.stamp{display:inline-block;margin-top:24px;padding:4px 14px;border:2px solid var(--accent);color:var(--accent);font-weight:700;letter-spacing:.06em}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:0;margin:24px 0 0;padding:0;border:1px solid var(--rule);border-width:1px 0}
.figures div{padding:12px 14px;border-right:1px solid var(--rule)}
.figures div:last-child{border-right:0}
.figures dt{color:var(--quiet);font-size:14px}
.figures dd{margin:0;font-size:26px;font-weight:600;line-height:1.3}
nav ol{display:flex;flex-wrap:wrap;gap:2px 20px;list-style:none;margin:16px 0 0;padding:0;font-size:15px}
.text{max-width:46em}
.text p{text-indent:2em;text-align:justify}
.text h3{margin-top:20px}
.scroll{overflow-x:auto;margin:12px 0}
.sheet{border-collapse:collapse;width:100%;font-size:14px;line-height:1.5}
.sheet caption{text-align:left;font-weight:600;padding:6px 0;font-size:16px}
.sheet th,.sheet td{border-bottom:1px solid var(--rule);padding:5px 8px;vertical-align:top;text-align:left;overflow-wrap:break-word}
.sheet thead th{border-bottom:2px solid var(--ink);font-weight:600;white-space:nowrap;vertical-align:bottom}
.sheet .right{text-align:right;white-space:nowrap}
.sheet .center{text-align:center;white-space:nowrap}
.sheet .long{min-width:9em}
.issues{list-style:none;margin:0;padding:0}
.issue{display:grid;grid-template-columns:3rem minmax(0,1fr) 7.5rem;gap:0 16px;padding:18px 0;border-bottom:1px solid var(--rule)}
.rank{font-size:26px;font-weight:600;line-height:1.2;text-align:right}
.total{font-size:22px;font-weight:600;line-height:1.3;text-align:right}
.total small{display:block;white-space:nowrap;font-size:13px;font-weight:400;color:var(--quiet)}
.facts{margin:2px 0 8px;font-size:15px;color:var(--quiet)}
.facts a,.facts b{color:var(--ink)}
.stack{display:flex;height:16px;background:#ececec}
.stack span{display:block;height:100%;border-right:1px solid #fff}
.parts{display:flex;flex-wrap:wrap;gap:0 18px;margin:6px 0;padding:0;list-style:none;font-size:14px}
.key{display:inline-block;width:.8em;height:.8em;margin-right:.4em}
.tag{display:inline-block;border:1px solid var(--rule);padding:0 6px;font-size:13px;line-height:1.6;color:var(--ink)}
details{margin-top:6px}
summary{cursor:pointer;font-size:15px;padding:4px 0}
.detail{padding:4px 0 8px}
blockquote{margin:8px 0;padding:2px 0 2px 14px;border-left:3px solid var(--rule)}
blockquote footer{padding:0;color:var(--quiet);font-size:14px}
.bundle{padding:14px 0;border-bottom:1px solid var(--rule)}
.years{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:12px;list-style:none;margin:8px 0;padding:0}
.years li{background:var(--tint);padding:8px 12px;font-size:15px;line-height:1.6}
.years b{display:block}
.bars{width:100%;border-collapse:collapse;font-size:15px;max-width:720px}
.bars th{font-weight:400;text-align:left;white-space:nowrap;padding:2px 12px 2px 0;width:1%}
.bars td{padding:2px 0}
.bars span{display:inline-block;height:14px;background:var(--bar);vertical-align:middle;margin-right:8px}
.bars caption{text-align:left;font-weight:600;padding:6px 0}
figure{margin:16px 0}
figcaption{font-weight:600}
.dense{font-size:13px}
.dense th,.dense td{padding:5px}
.dense thead th{white-space:normal}
svg text{font:12px sans-serif;fill:var(--ink)}
ol.method{padding-left:1.6em}
footer.end{margin-top:48px;padding-bottom:48px;color:var(--quiet);font-size:14px}
${PART_RULES}
@media (max-width:640px){
body{font-size:16px}
main,header,footer{padding:0 14px}
h1{font-size:23px}
h2{font-size:20px;margin-top:40px}
.figures{grid-template-columns:repeat(2,1fr)}
.figures div{border-bottom:1px solid var(--rule)}
.rank{font-size:20px;text-align:left}
.sheet{min-width:620px}
.issue{grid-template-columns:1.6rem minmax(0,1fr)}
.total{grid-column:2;text-align:left;font-size:18px}
.total small{display:inline;margin-left:.6em}
}
@media print{
@page{size:A4;margin:37mm 26mm 35mm 28mm}
@page turned{size:A4 landscape;margin:28mm 37mm 26mm 35mm}
.turned,#kinds,#candidates{page:turned}
body{font-size:12pt;line-height:1.6}
main,header,footer{max-width:none;padding:0}
nav,.skip{display:none}
a{text-decoration:none}
h2,h3,h4,caption{break-after:avoid}
tr,blockquote,.years li,.figures{break-inside:avoid}
thead{display:table-header-group}
.sheet{font-size:8.5pt}
.sheet th,.sheet td{padding:2px 3px}
.sheet thead th,.sheet .right{white-space:normal}
.sheet .long{min-width:0}
.scroll{overflow:visible}
figure{break-inside:avoid}
svg{max-width:100%;height:auto}
.members{display:none}
details::details-content{content-visibility:visible;block-size:auto}
summary{display:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}`;
