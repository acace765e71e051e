import type { IssueTexts } from "#issues"

/** Issues of people, their accounts, roles and sign-ins. */
export const peopleIssueTexts: IssueTexts = {
  "sign-in-incomplete": { zh: "请输入用户名和口令。", en: "Enter username and password." },
  "sign-in-failed": {
    zh: "用户名或口令不对。连续输错会暂时锁定。",
    en: "Username or password is wrong. Repeated failures lock for a while.",
  },
  "sign-in-locked": {
    zh: "连续登录失败，已暂时锁定，请 {minutes} 分钟后再试，或请安全管理员解锁。",
    en: "Locked after repeated failures: try again in {minutes} min, or ask the security administrator to unlock.",
  },
  "sign-in-away": {
    zh: "登录服务暂时不可用，请稍后再试。",
    en: "Signing in is not possible just now: try again later.",
  },
  "second-factor-wrong": {
    zh: "验证码不对，或者登录已超时；请用最新的验证码再试，或重新登录。",
    en: "The code is wrong or the sign-in took too long: try the newest code, or sign in anew.",
  },
  "second-factor-refused": {
    zh: "验证码输错次数过多，请重新登录。",
    en: "Too many wrong codes: sign in anew.",
  },
  "no-such-person": {
    zh: "没有这个人员，或者不在您的管辖范围。",
    en: "There is no such person in your scope.",
  },
  "username-shape": {
    zh: "用户名为 3 至 32 位小写字母、数字、点、下划线或连字符，以字母或数字开头。",
    en: "A username has 3 to 32 lower-case letters, digits, dots, underscores or hyphens and begins with a letter or digit.",
  },
  "username-taken": { zh: "用户名 {username} 已有人使用。", en: "The username {username} is taken." },
  "name-missing": { zh: "请填写姓名。", en: "Enter the name." },
  "mail-shape": { zh: "邮箱地址的写法不对。", en: "This is not a mail address." },
  "own-appointment": {
    zh: "不能给自己授予或收回角色。",
    en: "Nobody gives or ends a role of their own.",
  },
  "role-not-of-kind": {
    zh: "三员分立：{name} 的账号类别是 {kind}，不能担任 {role}。",
    en: "Administrators are kept apart: the account of {name} is of kind {kind} and cannot hold the role {role}.",
  },
  "role-held-already": {
    zh: "此人在该单位已有角色 {role}。",
    en: "The person holds the role {role} there already.",
  },
  "no-such-appointment": { zh: "没有这项任职，或者已经结束。", en: "There is no such appointment in force." },
  "no-such-sign-in": { zh: "没有这次登录，或者已经结束。", en: "There is no such sign-in." },
  "own-account": { zh: "不能停用自己的账号。", en: "Nobody closes their own account." },
  "account-closed": { zh: "此账号已停用，请先启用。", en: "The account is closed: reopen it first." },
  "link-not-good": {
    zh: "此链接无效：已经用过、已经过期或已被新的链接代替。请向系统管理员要一个新的。",
    en: "The link is not good: used, expired or replaced by a newer one. Ask the system administrator for another.",
  },
  "password-wrong": { zh: "当前口令不对。", en: "The present password is wrong." },
  "password-tries": {
    zh: "口令连续输错，已暂时锁定，请稍后再试。",
    en: "Locked after repeated wrong passwords: try again later.",
  },
  "password-short": { zh: "口令不少于 {shortest} 位。", en: "A password has {shortest} characters or more." },
  "password-long": { zh: "口令不多于 {longest} 位。", en: "A password has at most {longest} characters." },
  "password-kinds": {
    zh: "口令须含小写字母、大写字母、数字、其他字符四类中的三类。",
    en: "A password has three of four: small letters, capitals, digits, other characters.",
  },
  "password-names-person": {
    zh: "口令不能含用户名或姓名。",
    en: "A password contains neither username nor name.",
  },
  "password-common": {
    zh: "这个口令太常见，容易被猜到，请换一个。",
    en: "This password is among the commonest and easily guessed: choose another.",
  },
  "password-used-before": {
    zh: "这是最近 5 次用过的口令之一，请换一个。",
    en: "This is one of the last five passwords: choose another.",
  },
  "code-wrong": {
    zh: "验证码不对，请输入验证器上最新的 6 位数字。",
    en: "The code is wrong: enter the newest six digits of the authenticator.",
  },
  "second-factor-there": {
    zh: "已有第二因素；要更换，请先停用。",
    en: "There is a second factor already: end it first to change it.",
  },
}
