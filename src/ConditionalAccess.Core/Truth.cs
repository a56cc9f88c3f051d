namespace ConditionalAccess;

/// <summary>Three-valued logic after Kleene: and = min, or = max.</summary>
internal enum Truth : byte
{
    No = 0,
    Unknown = 1,
    Yes = 2,
}

internal static class TruthLogic
{
    public static Truth And(this Truth a, Truth b) => a < b ? a : b;

    public static Truth Or(this Truth a, Truth b) => a > b ? a : b;

    public static Truth Not(this Truth a) => Truth.Yes - (byte)a;

    public static Truth Of(bool? known) => known switch { null => Truth.Unknown, true => Truth.Yes, false => Truth.No };
}
