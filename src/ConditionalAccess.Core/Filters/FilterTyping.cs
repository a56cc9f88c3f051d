namespace ConditionalAccess.Filters;

/// <summary>Whether operator, operand and property of one comparison fit together (spec 5.1, 5.2).</summary>
/// <param name="findings">Takes what does not fit.</param>
/// <param name="operatorAt">Position of the operator.</param>
/// <param name="operandAt">Position of the operand.</param>
internal readonly struct FilterTyping(FilterFindings findings, int operatorAt, int operandAt)
{
    /// <summary>False when the comparison has no meaning. An operator that is only not listed keeps its meaning.</summary>
    public bool Check(FilterProperty property, FilterOperator op, FilterOperand operand)
    {
        bool operatorFits = CheckOperator(property, op);
        return CheckOperand(op, operand) && operatorFits;
    }

    private bool CheckOperator(FilterProperty property, FilterOperator op)
    {
        FilterOperatorList listed = FilterProperties.OperatorsOf(property.Device);
        if (IsListed(op, listed)) return true;
        if (listed != FilterOperatorList.Elements) findings.OperatorNotListed(operatorAt, op, property.Name);
        else if (op is FilterOperator.Equal or FilterOperator.NotEqual) findings.EqualityOnCollection(operatorAt, op, property.Name);
        else
        {
            findings.OperatorOnCollection(operatorAt, op, property.Name);
            return false;
        }

        return true;
    }

    private static bool IsListed(FilterOperator op, FilterOperatorList listed) => listed switch
    {
        FilterOperatorList.Equality => op is FilterOperator.Equal or FilterOperator.NotEqual,
        FilterOperatorList.EqualityAndLists => op is FilterOperator.Equal or FilterOperator.NotEqual or FilterOperator.In or FilterOperator.NotIn,
        FilterOperatorList.Elements => op is FilterOperator.Contains or FilterOperator.NotContains,
        _ => true,
    };

    private bool CheckOperand(FilterOperator op, FilterOperand operand)
    {
        bool isList = operand.Kind == FilterOperandKind.List;
        bool wantsList = op is FilterOperator.In or FilterOperator.NotIn;
        if (wantsList && !isList) findings.ListExpected(operandAt, op);
        if (!wantsList && isList) findings.SingleValueExpected(operandAt, op);
        if (wantsList != isList) return false;
        bool hasNull = operand.Kind == FilterOperandKind.Null || operand.Values.Contains(null!);
        if (!hasNull || (!isList && op is FilterOperator.Equal or FilterOperator.NotEqual)) return true;
        findings.NullNotComparable(operandAt);
        return false;
    }
}
