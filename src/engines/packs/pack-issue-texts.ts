import type { IssueTexts } from "#issues"

/** Texts of the issues of packs, by code. */
export const packIssueTexts: IssueTexts = {
  "pack-not-found": {
    zh: "没有政策包 {name}。可用的有：{available}。也可以给出一个文件夹。",
    en: "There is no pack {name}. There are: {available}. A folder may be given as well.",
  },
  "pack-no-manifest": {
    zh: "缺少 pack.yaml：每个政策包都要有这个文件，写明 id、title、kind、origin。",
    en: "pack.yaml is missing: every pack needs it, with id, title, kind and origin.",
  },
  "pack-unreadable": { zh: "{path}：无法读取：{why}。", en: "{path}: cannot be read: {why}." },
  "pack-too-large": {
    zh: "{path}：{size} 字节，超过上限 {limit}。",
    en: "{path}: {size} bytes, more than the limit of {limit}.",
  },
  "pack-link-outside": {
    zh: "{path}：是指向别处的链接，没有读取。请把文件本身放进政策包。",
    en: "{path}: a link that leads elsewhere; it was not read. Put the file itself into the pack.",
  },
  "pack-yaml-fault": { zh: "{path}：YAML 有误：{why}", en: "{path}: faulty YAML: {why}" },
  "pack-yaml-aliases": {
    zh: "{path}：YAML 别名展开后过多（上限 {limit}），文件没有读取。",
    en: "{path}: too many YAML aliases once expanded (limit {limit}); the file was not read.",
  },
  "pack-csv-fault": { zh: "{path}：CSV 有误：{why}", en: "{path}: faulty CSV: {why}" },
  "pack-unknown-file": {
    zh: "{path}：这个文件不属于政策包格式，没有使用。",
    en: "{path}: this file is not part of the format and is not used.",
  },
  "pack-file-name": {
    zh: "{path}：框架 {id} 的文件应为 frameworks/{id}.yaml。",
    en: "{path}: the file of framework {id} should be frameworks/{id}.yaml.",
  },
  "pack-definition-file-name": {
    zh: "{path}：{id} 的文件应为 {name}。",
    en: "{path}: the file of {id} should be {name}.",
  },
  "pack-folder-name": {
    zh: "{path}：政策包 {id} 所在的文件夹叫 {folder}，二者应相同。",
    en: "{path}: pack {id} stands in the folder {folder}; the two should be the same.",
  },
  "pack-unknown-key": {
    zh: "{path}：{at} 不是已知的项。可用：{allowed}。",
    en: "{path}: {at} is not a known key. Known: {allowed}.",
  },
  "pack-missing-key": { zh: "{path}：{at} 缺少 {key}。", en: "{path}: {at} lacks {key}." },
  "pack-bad-value": {
    zh: "{path}：{at} 的值是 {given}，应为：{expected}。",
    en: "{path}: {at} is {given}; expected: {expected}.",
  },
  "pack-text-needed": {
    zh: '{path}：{at} 写成了数 {given}，应为文本，请加引号（"1.10" 写成数就成了 1.1）。',
    en: '{path}: {at} is the number {given}, but text is meant; put it in quotes ("1.10" as a number is 1.1).',
  },
  "pack-bad-code": {
    zh: "{path}：代码 {given} 不能用于公式。应以小写字母开头，只含小写字母、数字和 _（最多 48 个），或为 1 至 20 个汉字。",
    en: "{path}: the code {given} cannot stand in a formula. A small letter, then small letters, digits or _ (48 at most), or 1 to 20 Chinese letters.",
  },
  "pack-bad-id": {
    zh: "{path}：标识 {given} 应为小写字母、数字，用 - 连接。",
    en: "{path}: the id {given} should be small letters and digits, joined by -.",
  },
  "pack-duplicate-code": {
    zh: "{path}：{given} 已在 {first} 定义（不分大小写）。",
    en: "{path}: {given} is already defined in {first} (case does not count).",
  },
  "pack-duplicate-id": { zh: "{path}：{id} 出现了两次。", en: "{path}: {id} stands here twice." },
  "pack-dangling": {
    zh: "{path}：{at} 指向的 {what}「{id}」不存在。相近：{similar}。",
    en: "{path}: {at} names the {what} {id}, which does not exist. Similar: {similar}.",
  },
  "pack-cycle": { zh: "{path}：循环引用：{codes}。", en: "{path}: goes in a circle: {codes}." },
  "pack-tree-too-large": {
    zh: "{path}：指标体系过大（最多 {deepest} 层、{most} 个节点）。",
    en: "{path}: the tree is too large (at most {deepest} levels and {most} nodes).",
  },
  "pack-uncited-number": {
    zh: "{path}：{node} 的 {number} 没有出处。请在此处、指标或框架写明 reference 或 source。",
    en: "{path}: {number} of {node} has no source. Give a reference here, at the indicator, or a source at the framework.",
  },
  "pack-uncited-indicator": {
    zh: "{path}：指标 {node} 没有写明出处（reference）。",
    en: "{path}: indicator {node} does not say where it comes from (reference).",
  },
  "pack-weight-sum": {
    zh: "{path}：{parent} 下各权重之和为 {sum}，应为 {expected}。",
    en: "{path}: the weights below {parent} sum to {sum}; expected: {expected}.",
  },
  "pack-weight-sum-exceeded": {
    zh: "{path}：{parent} 下已知权重之和为 {sum}，已超过 {expected}，还有 {unknown} 个未知。",
    en: "{path}: the known weights below {parent} sum to {sum}, more than {expected}, and {unknown} are unknown.",
  },
  "pack-empty-aggregate": {
    zh: "{path}：{node} 下没有指标。只有 status 为 partial 的体系可以如此，现为 {status}。",
    en: "{path}: {node} has no indicators. Only a framework whose status is partial may have such a part; it is {status}.",
  },
  "pack-gap": {
    zh: "{path}：{what} 应有 {expected} 个，现有 {found} 个。",
    en: "{path}: {expected} {what} expected, {found} found.",
  },
  "pack-bounds-order": {
    zh: "{path}：{node} 的界限次序不对：{rule}。",
    en: "{path}: bounds of {node} in the wrong order: {rule}.",
  },
  "pack-no-unit": {
    zh: "{path}：定量指标 {node} 没有单位。",
    en: "{path}: the quantitative indicator {node} has no unit.",
  },
  "pack-unknown-unit": {
    zh: "{path}：{node} 的单位「{unit}」不在已知单位中；若无误，请写进 pack.yaml 的 units。",
    en: "{path}: the unit {unit} of {node} is not known; if it is right, add it to units in pack.yaml.",
  },
  "pack-unit-mismatch": {
    zh: "{path}：{node} 在此以 {unit} 计，而定义以 {expected} 计。",
    en: "{path}: {node} is counted in {unit} here and in {expected} where it is defined.",
  },
  "pack-not-a-quantity": {
    zh: "{path}：变量 {variable} 的类型是 {type}，不能有 {key}；只有 number 才有单位和小数位。",
    en: "{path}: the variable {variable} is {type} and cannot have {key}; only numbers have a unit and decimals.",
  },
  "pack-check-form": {
    zh: "{path}：审核关系 {check} 用到 {form} 的 {cell}，而本文件的 forms 没有列出这张表。",
    en: "{path}: the check {check} reads {cell} of the form {form}, which this file does not list in forms.",
  },
  "pack-variable-role": {
    zh: "{path}：同一套表里 {first} 已是 {role}，{variable} 不能也是。",
    en: "{path}: in these forms {first} is already the {role}; {variable} cannot be it as well.",
  },
  "pack-form-example": {
    zh: "{path}：虚构的政策包里只能有示例表：{form} 须写 example: true；真实的政策包里不得有。",
    en: "{path}: an invented pack holds examples of forms only: {form} needs example: true; a public pack has none.",
  },
  "pack-form-survey": {
    zh: "{path}：同一套 {survey} 的各表 {key} 应相同：{form} 为 {given}，{first} 为 {expected}。",
    en: "{path}: forms of the survey {survey} share their {key}: {form} has {given}, {first} has {expected}.",
  },
  "pack-profile-register": {
    zh: "{path}：{profile} 的每行是 {rows}；只有 records 要写 register，也必须写。",
    en: "{path}: rows of {profile} are {rows}; records need a register, others have none.",
  },
  "pack-profile-header": {
    zh: "{path}：列名「{header}」在本文件里出现了两次，不知该读到哪里。",
    en: "{path}: the header {header} stands twice in this profile; which column it means is not clear.",
  },
  "pack-profile-measure": {
    zh: "{path}：列「{header}」的作用是 {role}；measure 列要写明读到哪个代码，其他列不写。",
    en: "{path}: the column {header} is {role}; a measure names its code, other columns do not.",
  },
  "pack-profile-unit": {
    zh: "{path}：单位 {unit} 不能换算为 {measure} 的单位 {wanted}。",
    en: "{path}: the unit {unit} cannot be converted to that of {measure}, {wanted}.",
  },
  "pack-record-column": {
    zh: "{path}：列 {column} 不是台账 {register} 的字段。",
    en: "{path}: the column {column} is no field of the register {register}.",
  },
  "pack-bad-address": {
    zh: "{path}：{given} 不是普通的 http(s) 网址。",
    en: "{path}: {given} is not a plain http(s) address.",
  },
  "pack-address-of-mirror": {
    zh: "{path}：来源 {source} 读的是转载，不得写网址；写明标题、文号和日期即可。",
    en: "{path}: source {source} was read from a mirror and may not carry an address; title, number and date suffice.",
  },
  "pack-address-not-publisher": {
    zh: "{path}：{host} 不是发布者的网站。若是，请写进 pack.yaml 的 publishers；否则删去网址。可用：{allowed}。",
    en: "{path}: {host} is not a publisher's site. If it is, add it to publishers in pack.yaml, else leave the address out. Allowed: {allowed}.",
  },
  "pack-repeater": {
    zh: "{path}：{host} 只转载他人内容，不能作为发布者。",
    en: "{path}: {host} repeats what others publish and cannot be a publisher.",
  },
  "pack-data-missing": {
    zh: "{path}：列出的 data/{name} 不存在。",
    en: "{path}: data/{name} is listed and does not exist.",
  },
  "pack-data-undeclared": {
    zh: "{path}：data/data.yaml 没有列出 {name}，不知道它的来源。",
    en: "{path}: {name} is not listed in data/data.yaml, so its source is not known.",
  },
  "pack-data-header": {
    zh: "{path}：第 {position} 列的列名「{column}」为空或重复。",
    en: "{path}: the name of column {position} ({column}) is empty or stands twice.",
  },
  "pack-data-row-length": {
    zh: "{path}：这一行有 {cells} 格，表头有 {expected} 列。",
    en: "{path}: this row has {cells} cells, the header {expected}.",
  },
  "pack-data-double-row": {
    zh: "{path}：{row} 已在第 {first} 行出现。",
    en: "{path}: {row} already stands in line {first}.",
  },
  "pack-data-not-a-number": {
    zh: "{path}：{column} 的值「{given}」不是数。缺失请留空。",
    en: "{path}: {given} in {column} is not a number. Leave the cell empty when it is missing.",
  },
  "pack-no-column": {
    zh: "{path}：{name} 缺少列 {column}。",
    en: "{path}: {name} lacks the column {column}.",
  },
  "pack-no-period": { zh: "{path}：数据中没有 {period}。", en: "{path}: the data have no period {period}." },
  "pack-adjustment-uncited": {
    zh: "{path}：对 {entity} 的调整没有写明 {column}，不予采用。",
    en: "{path}: the adjustment of {entity} has no {column} and does not load.",
  },
  "pack-mixed-origin": {
    zh: "{path}：数据标为 {origin}，政策包标为 {pack}；真实与虚构不得混放。",
    en: "{path}: the data are {origin}, the pack is {pack}; real and invented values are never mixed.",
  },
  "pack-invented-code": {
    zh: "{path}：代码 {given}：虚构对象的代码以 99 开头，真实对象的不得如此（本包为 {origin}）。",
    en: "{path}: code {given}: codes of invented entities begin with 99, those of real ones never do (this pack is {origin}).",
  },
  "pack-invented-name": {
    zh: "{path}：虚构对象的名称应以「示例」开头，现为 {given}。",
    en: "{path}: the name of an invented entity begins with 示例; it is {given}.",
  },
}
