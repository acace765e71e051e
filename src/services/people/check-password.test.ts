import { expect, test } from "vitest"
import { checkPassword } from "./check-password.ts"

const person = { username: "zhang.san", name: "张三" }
const codes = (password: string) => checkPassword(password, person).map((found) => found.code)

test("a password of twelve characters and three kinds will do", () => {
  expect(codes("Wolke-am-Berg7")).toEqual([])
  expect(codes("correct horse 7")).toEqual([])
  expect(codes("云上的日子Ab1x2y3z")).toEqual([])
})

test("everything that is wrong is said at once", () => {
  expect(codes("zhang.san")).toEqual(["password-short", "password-kinds", "password-names-person"])
  expect(codes("Ab1!Ab1!Ab1")).toContain("password-short")
  expect(codes("alllowercase1")).toEqual(["password-kinds"])
  expect(codes(`Aa1!${"x".repeat(200)}`)).toContain("password-long")
})

test("neither username nor name may stand in it", () => {
  expect(codes("Xy1!ZHANG.SAN--")).toEqual(["password-names-person"])
  expect(codes("Xy1!abcd张三efgh")).toEqual(["password-names-person"])
})

test.each([
  "Password@2024",
  "P@ssw0rd2024!",
  "Admin@123456",
  "Qwerty123456!",
  "Gaoxin@202024",
  "1qaz2wsx3EDC!",
  "Aa1!Aa1!Aa1!",
  "Abcdef123456!",
])("%s is among the commonest", (password) => {
  expect(codes(password)).toContain("password-common")
})

test("a word that contains a common one is no common password", () => {
  expect(codes("Systematik-9-Baum")).toEqual([])
  expect(codes("Testament-Wald42")).toEqual([])
})
