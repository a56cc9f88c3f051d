namespace ConditionalAccess.Evaluation;

/// <summary>Values that stand in place of a policy's bit.</summary>
internal static class PolicyBits
{
    public const int Disabled = -1, Deleted = -2;
}
