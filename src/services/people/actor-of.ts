import type { Actor, OrganisationKind, Role } from "#access"
import type { Transaction } from "#schema"

export interface AppointmentOfPerson {
  readonly id: string
  readonly role: Role
  readonly organisation: string
  readonly kind: OrganisationKind
  readonly nameZh: string
  readonly nameEn: string | null
  readonly place: string
  readonly scope: string
}

/** The appointments of a person that are in force, oldest first; none for a person who was disabled. */
export async function appointmentsOf(tx: Transaction, person: string): Promise<AppointmentOfPerson[]> {
  return tx
    .selectFrom("appointment")
    .innerJoin("organisation", "organisation.id", "appointment.organisation_id")
    .innerJoin("person", "person.id", "appointment.person_id")
    .where("appointment.person_id", "=", person)
    .where("appointment.valid_to", "is", null)
    .where("person.disabled_at", "is", null)
    .orderBy("appointment.valid_from")
    .orderBy("appointment.id")
    .select([
      "appointment.id",
      "appointment.role",
      "organisation.id as organisation",
      "organisation.kind",
      "organisation.name_zh as nameZh",
      "organisation.name_en as nameEn",
      "organisation.place",
      "organisation.scope",
    ])
    .execute()
}

/** The person acting in one appointment. */
export function actorOf(person: string, appointment: AppointmentOfPerson): Actor {
  return {
    kind: "person",
    person,
    appointment: appointment.id,
    organisation: appointment.organisation,
    place: appointment.place,
    scope: appointment.scope,
    role: appointment.role,
  }
}
