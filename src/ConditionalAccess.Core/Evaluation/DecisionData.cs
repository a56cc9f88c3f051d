namespace ConditionalAccess.Evaluation;

/// <summary>The result of one evaluation, by bit and position in the plan.</summary>
internal struct DecisionData
{
    public DecisionOutcome Outcome;
    public EvaluationMode Mode;
    public DecisionHints Hints;
    public int FailureCode;
    public PolicyConditions Missing;
    public InlineBits Applied;
    public InlineBits OpenClauses;
    public InlineBits PromptableItems;
    public InlineBits UnknownItems;
    public InlineBits ReportOnlyFailed;
    public InlineBits ReportOnlyInterrupted;
    public InlineBits GrantedContexts;
    public SessionControlResult Session;
}
