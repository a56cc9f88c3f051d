namespace ConditionalAccess.Diagnostics;

/// <summary>
/// Every finding code. 10xx source and JSON, 11xx shape of a policy, 12xx values, 13xx filter rules, 14xx addresses and locations,
/// 2xxx validation rules of the specification (20nn is rule V-nn), 21xx analysis of the whole set, 3xxx decision point, 4xxx sign-in documents.
/// </summary>
public static partial class DiagnosticCodes
{
}
