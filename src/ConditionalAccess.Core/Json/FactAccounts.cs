using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>The account that a context or a part of a record is about: <c>userId</c>, or <c>system</c> as true.</summary>
internal static class FactAccounts
{
    /// <summary>The user, <see cref="GraphId.None"/> for the system account, or null with an error.</summary>
    public static GraphId? Read(FactFields from)
    {
        GraphId user = from.Id("userId");
        bool isSystem = from.Flag("system") == true;
        if (isSystem != (user.IsKnown && !user.IsNone)) return isSystem ? GraphId.None : user;
        from.Scope.Error(DiagnosticCodes.NoAccount, from.Node, isSystem ? "the entry names a user and the system account" : "the entry names no account", "write either userId, or system as true");
        return null;
    }
}
